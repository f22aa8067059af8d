-- The document as it was read last.
WITH it AS MATERIALIZED (
    SELECT document_id, source, publisher, jurisdiction FROM documents WHERE source = $source
), held AS MATERIALIZED (
    SELECT v.*, it.source, it.publisher, it.jurisdiction FROM it JOIN document_versions AS v USING (document_id)
), itself AS MATERIALIZED (
    SELECT version_id, arg_min(reading, ordinal) AS reading, arg_min(node_key, ordinal) AS node_key
    FROM mention_readings SEMI JOIN held USING (version_id) GROUP BY version_id HAVING min(ordinal) = -1
), labelled AS MATERIALIZED (
    SELECT i.version_id, r.uri, CASE WHEN r.uri IS NOT NULL THEN n.label END AS label
    FROM itself AS i JOIN readings AS r USING (reading) JOIN instrument_names AS n USING (node_key)
)
SELECT h.version_id, h.document_id, h.source, h.publisher, h.jurisdiction, h.doc_kind, h.title, h.published, h.about, h.bylines,
       h.format, h.sha256, h.code_version, h.first_fetched_at, h.last_fetched_at, h.warnings, h.text, l.uri, l.label,
       length(h.text) AS characters, h.text[$first + 1 : $first + $width] AS part
FROM held AS h LEFT JOIN labelled AS l USING (version_id)
WHERE h.is_current
