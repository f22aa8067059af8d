-- Anniversaries that its own text names.
SELECT a.nth, a.event, a.base, a."on", a.year, a.flags, a.source, a.start, a.quote
FROM anniversaries AS a
JOIN mention_readings AS m ON m.version_id = a.version_id AND m.ordinal = -1
WHERE m.node_key = node_key($uri) ORDER BY a.year, a.event
