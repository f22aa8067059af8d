-- The instrument itself.
SELECT i.*, n.label FROM instruments AS i JOIN instrument_names AS n ON n.node = i.uri WHERE i.uri = $uri
