-- Documents that a run brought or found changed, by publisher.
WITH brought AS MATERIALIZED (
    SELECT document_id, outcome FROM run_items WHERE run_id = $run AND outcome IN ('new', 'changed')
), dated AS MATERIALIZED (
    SELECT v.version_id, v.document_id, v.published, b.outcome
    FROM brought AS b JOIN document_versions AS v USING (document_id) WHERE v.is_current
), first AS MATERIALIZED (
    SELECT d.publisher, v.outcome, d.source, v.published, v.version_id
    FROM dated AS v JOIN documents AS d USING (document_id)
    ORDER BY d.publisher, v.outcome, v.published DESC, d.source LIMIT $most
), itself AS MATERIALIZED (
    SELECT version_id, arg_min(reading, ordinal) AS reading, arg_min(node_key, ordinal) AS node_key
    FROM mention_readings SEMI JOIN first USING (version_id) GROUP BY version_id HAVING min(ordinal) = -1
), labelled AS MATERIALIZED (
    SELECT i.version_id, r.uri, CASE WHEN r.uri IS NOT NULL THEN n.label END AS label
    FROM itself AS i JOIN readings AS r USING (reading) JOIN instrument_names AS n USING (node_key)
)
SELECT f.publisher, f.outcome, f.source, v.title, f.published, v.doc_kind, l.uri, l.label
FROM first AS f
JOIN document_versions AS v USING (version_id)
LEFT JOIN labelled AS l USING (version_id)
ORDER BY f.publisher, f.outcome, f.published DESC, f.source
