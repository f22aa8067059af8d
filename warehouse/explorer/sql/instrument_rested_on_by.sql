-- What names it and how that stands to it, what rests on it first.
WITH told AS MATERIALIZED (
    FROM told_edges WHERE to_key = node_key($uri)
), first AS MATERIALIZED (
    SELECT t.*, n.node, n.label FROM told AS t JOIN instrument_names AS n ON n.node_key = t.from_key
    WHERE t.sources IS NOT NULL ORDER BY NOT t.rests_on, t.relation, n.node LIMIT $most
)
SELECT f.relation, f.rests_on, f.node AS uri, f.label, i.title, i.issued, f.date, f.basis, f.quote, d.source, f.start, f."end",
       f.sources
FROM first AS f
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
LEFT JOIN instruments AS i ON i.uri = f.node
ORDER BY NOT f.rests_on, f.relation, f.node
