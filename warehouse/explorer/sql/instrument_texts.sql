-- Its own text, where that is in the warehouse.
WITH named AS MATERIALIZED (
    SELECT version_id, ordinal FROM mention_readings WHERE node_key = node_key($uri)
)
SELECT d.source, v.title, v.published, v.format, v.sha256, v.last_fetched_at, d.publisher, s.quote, s.start, s."end"
FROM (FROM named WHERE ordinal = -1)
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
JOIN fact_self AS s USING (version_id)
ORDER BY d.source
