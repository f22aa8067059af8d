-- Archive records: one a document and SHA-256, pointing at the version that the newest code reads in the bytes.
CREATE OR REPLACE TEMP TABLE met AS
SELECT r.document_id, r.sha256, arg_max(r.version_id, arrival) AS version_id, any_value(size) AS size,
       any_value(media_type) AS media_type, any_value(status) AS status, any_value(etag) AS etag,
       any_value(last_modified) AS last_modified, arg_min(parent, arrival) AS parent, min(first_fetched_at) AS first_fetched_at,
       max(last_fetched_at) AS last_fetched_at
FROM incoming_archive_records AS r JOIN arrivals USING (item)
GROUP BY r.document_id, r.sha256;

UPDATE archive_records AS a
SET version_id = m.version_id,
    first_fetched_at = least(a.first_fetched_at, m.first_fetched_at),
    last_fetched_at = greatest(a.last_fetched_at, m.last_fetched_at)
FROM met AS m
WHERE m.document_id = a.document_id AND m.sha256 = a.sha256;

INSERT INTO archive_records BY NAME
SELECT document_id, sha256, version_id, size, media_type, status, etag, last_modified, parent, first_fetched_at, last_fetched_at
FROM met ANTI JOIN archive_records USING (document_id, sha256);
