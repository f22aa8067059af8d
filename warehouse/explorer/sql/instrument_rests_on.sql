-- What it names and how it stands to each, what it rests on first.
SELECT e.relation, e.rests_on, e.to_uri AS uri, coalesce(n.label, e."to") AS label, i.title, i.issued, e.date, e.basis, e.quote,
       e.source, e.start, e."end", e.sources
FROM edges AS e
LEFT JOIN instrument_names AS n ON n.node = e.to_uri
LEFT JOIN instruments AS i ON i.uri = e.to_uri
WHERE e.from_uri = $uri
ORDER BY NOT e.rests_on, e.relation, e.to_uri LIMIT $most
