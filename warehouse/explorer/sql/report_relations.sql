-- Relations that a run brought to light, or with `lost` those that are told no more after it, with the words, and how many there are in all.
WITH span AS (
    SELECT started_at AS first, coalesce((SELECT min(n.started_at) FROM runs AS n WHERE n.started_at > r.started_at), 'infinity') AS next
    FROM runs AS r WHERE run_id = $run
), told AS (
    SELECT *, 'infinity'::TIMESTAMP AS recorded_until FROM told_edges WHERE sources IS NOT NULL
    UNION ALL BY NAME FROM past.told_edges WHERE sources IS NOT NULL
), sided AS (
    SELECT t.*, t.recorded_from < s.first AND t.recorded_until >= s.first AS before,
           t.recorded_from < s.next AND t.recorded_until >= s.next AS after
    FROM told AS t, span AS s
), chosen AS (
    SELECT from_key, relation, to_key,
           max_by(struct_pack(from_reading, to_reading, version_id, quote), recorded_from)
               FILTER (CASE WHEN $lost THEN before ELSE after END) AS words
    FROM sided GROUP BY ALL
    HAVING CASE WHEN $lost THEN bool_or(before) AND NOT bool_or(after) ELSE bool_or(after) AND NOT bool_or(before) END
), names AS (
    SELECT node_key, any_value(node) AS node
    FROM (SELECT node_key, node FROM instrument_names UNION ALL SELECT node_key, node FROM past.instrument_names) GROUP BY node_key
), printed AS (
    SELECT reading, any_value(printed) AS printed
    FROM (SELECT reading, printed FROM readings UNION ALL SELECT reading, printed FROM past.readings) GROUP BY reading
)
SELECT a.printed AS "from", c.relation, b.printed AS "to", f.node AS from_node, t.node AS to_node, c.words.quote AS quote,
       d.source, count(*) OVER () AS total
FROM chosen AS c
JOIN names AS f ON f.node_key = c.from_key JOIN names AS t ON t.node_key = c.to_key
JOIN printed AS a ON a.reading = c.words.from_reading JOIN printed AS b ON b.reading = c.words.to_reading
LEFT JOIN document_versions AS v ON v.version_id = c.words.version_id LEFT JOIN documents AS d USING (document_id)
ORDER BY f.node, c.relation, t.node LIMIT $most
