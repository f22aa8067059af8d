-- Its own text, where that is in the warehouse.
SELECT d.source, d.title, d.published, d.format, d.sha256, d.last_fetched_at, d.publisher, s.quote, s.start, s."end"
FROM mention_readings AS m
JOIN current_documents AS d USING (version_id)
JOIN fact_self AS s USING (version_id)
WHERE m.node_key = node_key($uri) AND m.ordinal = -1
ORDER BY d.source
