-- An archived response, by the hash of its bytes.
SELECT a.sha256, a.size, a.media_type, a.first_fetched_at, v.format
FROM archive_records AS a JOIN document_versions AS v USING (version_id)
WHERE a.sha256 = $sha256 LIMIT 1
