-- Every state of its own text, the newest first, with the key of the state before.
WITH named AS MATERIALIZED (
    SELECT version_id, ordinal FROM mention_readings WHERE node_key = node_key($uri)
), own AS MATERIALIZED (
    SELECT DISTINCT document_id FROM document_versions SEMI JOIN (FROM named WHERE ordinal = -1) USING (version_id)
)
SELECT d.source, v.version_id, v.is_current, v.first_fetched_at, v.last_fetched_at, v.sha256, length(v.text) AS characters,
       lag(v.version_id) OVER (PARTITION BY d.source ORDER BY v.is_current, v.last_fetched_at, v.version_id) AS before
FROM own JOIN document_versions AS v USING (document_id) JOIN documents AS d USING (document_id)
ORDER BY d.source, v.is_current DESC, v.last_fetched_at DESC, v.version_id DESC
