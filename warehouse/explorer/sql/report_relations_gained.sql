-- Relations that a run brought to light, with the words, and how many there are in all.
WITH span AS (
    SELECT started_at AS first, coalesce((SELECT min(n.started_at) FROM runs AS n WHERE n.started_at > r.started_at), 'infinity') AS next
    FROM runs AS r WHERE run_id = $run
), told AS (
    SELECT * EXCLUDE (recorded_from), recorded_from, 'infinity'::TIMESTAMP AS recorded_until FROM instrument_links
    UNION ALL BY NAME FROM past.instrument_links
), chosen AS (
    SELECT t.from_node, t.relation, t.to_node, max_by(struct_pack(from_number, to_number, version_id, quote), t.recorded_from) AS words
    FROM told AS t, span WHERE t.recorded_from >= first AND t.recorded_from < next AND t.recorded_until >= next
    GROUP BY ALL
)
SELECT c.words.from_number AS "from", c.relation, c.words.to_number AS "to", c.from_node, c.to_node, c.words.quote AS quote,
       d.source, count(*) OVER () AS total
FROM chosen AS c
LEFT JOIN document_versions AS v ON v.version_id = c.words.version_id LEFT JOIN documents AS d USING (document_id)
WHERE (c.from_node, c.relation, c.to_node) NOT IN (SELECT (t.from_node, t.relation, t.to_node) FROM told AS t, span WHERE t.recorded_from < first AND t.recorded_until >= first)
ORDER BY c.from_node, c.relation, c.to_node LIMIT $most
