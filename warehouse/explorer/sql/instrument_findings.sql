-- What does not add up about it or in its text.
SELECT DISTINCT f.severity, f.audit, f.title, f.subject, f.message, f.mend, f.source, f.start, f.quote, f.finding_id
FROM findings_open AS f
WHERE f.version_id IN (SELECT version_id FROM mention_readings WHERE node_key = node_key($uri) AND ordinal = -1)
   OR f.uri = $uri
ORDER BY list_position(['high', 'medium', 'low'], f.severity), f.audit, f.finding_id LIMIT 50
