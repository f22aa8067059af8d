-- Relations that a run brought to light, or with `lost` those that are told no more after it, with the words, and how many there are in all.
WITH span AS (
    SELECT started_at AS first, coalesce((SELECT min(n.started_at) FROM runs AS n WHERE n.started_at > r.started_at), 'infinity') AS next
    FROM runs AS r WHERE run_id = $run
), told AS (
    SELECT * EXCLUDE (recorded_from), recorded_from, 'infinity'::TIMESTAMP AS recorded_until FROM instrument_links
    UNION ALL BY NAME FROM past.instrument_links
), sided AS (
    SELECT t.*, t.recorded_from < s.first AND t.recorded_until >= s.first AS before,
           t.recorded_from < s.next AND t.recorded_until >= s.next AS after
    FROM told AS t, span AS s
), chosen AS (
    SELECT from_node, relation, to_node,
           max_by(struct_pack(from_number, to_number, version_id, quote), recorded_from)
               FILTER (CASE WHEN $lost THEN before ELSE after END) AS words
    FROM sided GROUP BY ALL
    HAVING CASE WHEN $lost THEN bool_or(before) AND NOT bool_or(after) ELSE bool_or(after) AND NOT bool_or(before) END
)
SELECT c.words.from_number AS "from", c.relation, c.words.to_number AS "to", c.from_node, c.to_node, c.words.quote AS quote,
       d.source, count(*) OVER () AS total
FROM chosen AS c
LEFT JOIN document_versions AS v ON v.version_id = c.words.version_id LEFT JOIN documents AS d USING (document_id)
ORDER BY c.from_node, c.relation, c.to_node LIMIT $most
