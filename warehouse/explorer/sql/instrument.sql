-- The instrument itself.
SELECT i.*, n.label, coalesce((SELECT min(name) FROM lexicon_places AS p WHERE p.slug = i.place), i.place) AS place_name
FROM instruments AS i, instrument_names AS n WHERE i.uri = $uri AND n.node_key = node_key($uri)
