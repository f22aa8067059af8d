-- Anniversaries that its own text names.
WITH named AS MATERIALIZED (
    SELECT version_id, ordinal FROM mention_readings WHERE node_key = node_key($uri)
)
SELECT a.nth, a.event, a.base, a."on",
       coalesce(try_cast(left(a."on", 4) AS INTEGER), try_cast(left(a.base, 4) AS INTEGER) + a.nth)::INTEGER AS year,
       a.flags, d.source, a.start, a.quote
FROM (FROM named WHERE ordinal = -1)
JOIN fact_anniversaries AS a USING (version_id)
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
ORDER BY year, a.event
