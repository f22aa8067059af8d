-- What does not add up about it or in its text.
WITH named AS MATERIALIZED (
    SELECT version_id, ordinal FROM mention_readings WHERE node_key = node_key($uri)
)
SELECT DISTINCT f.severity, f.audit, f.title, f.subject, f.message, f.mend, f.source, f.start, f.quote, f.finding_id
FROM findings_open AS f
WHERE f.version_id IN (SELECT version_id FROM named WHERE ordinal = -1) OR f.uri = $uri
ORDER BY list_position(['high', 'medium', 'low'], f.severity), f.audit, f.finding_id LIMIT 50
