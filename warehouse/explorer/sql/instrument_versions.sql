-- Every state of its own text, the newest first.
SELECT v.source, v.version_id, v.is_current, v.first_fetched_at, v.last_fetched_at, v.sha256, v.characters
FROM versions AS v
WHERE v.source IN (SELECT d.source FROM instrument_mentions AS m JOIN current_documents AS d USING (version_id)
                   WHERE m.uri = $uri AND m.ordinal = -1)
ORDER BY v.source, v.last_fetched_at DESC
