-- Every state of its own text, the newest first, with the key of the state before.
SELECT v.source, v.version_id, v.is_current, v.first_fetched_at, v.last_fetched_at, v.sha256, v.characters,
       lag(v.version_id) OVER (PARTITION BY v.source ORDER BY v.is_current, v.last_fetched_at, v.version_id) AS before
FROM versions AS v
WHERE v.source IN (SELECT d.source FROM mention_readings AS m JOIN current_documents AS d USING (version_id)
                   WHERE m.node_key = node_key($uri) AND m.ordinal = -1)
ORDER BY v.source, v.is_current DESC, v.last_fetched_at DESC, v.version_id DESC
