-- What names it and how that stands to it, what rests on it first.
SELECT e.relation, e.rests_on, e.from_uri AS uri, coalesce(n.label, e."from") AS label, i.title, i.issued, e.date, e.basis,
       e.quote, e.source, e.start, e."end", e.sources
FROM edges AS e
LEFT JOIN instrument_names AS n ON n.node = e.from_uri
LEFT JOIN instruments AS i ON i.uri = e.from_uri
WHERE e.to_uri = $uri
ORDER BY NOT e.rests_on, e.relation, e.from_uri LIMIT $most
