-- The instrument itself.
SELECT i.*, n.label, coalesce((SELECT min(name) FROM lexicon_places AS p WHERE p.slug = i.place), i.place) AS place_name FROM instruments AS i JOIN instrument_names AS n ON n.node = i.uri WHERE i.uri = $uri
