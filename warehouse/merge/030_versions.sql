-- Versions: those read anew or for the first time are written whole; the rest only move their last sighting.
CREATE OR REPLACE TEMP TABLE gone AS
SELECT version_id FROM document_versions
WHERE document_id IN (SELECT document_id FROM met)
  AND (version_id IN (SELECT version_id FROM new_versions WHERE fresh)
       OR version_id NOT IN (SELECT version_id FROM archive_records));

DELETE FROM document_versions WHERE version_id IN (SELECT version_id FROM gone);

INSERT INTO document_versions BY NAME
SELECT * EXCLUDE (fresh, arrival) REPLACE (try_cast(published AS DATE) AS published)
FROM new_versions WHERE fresh
QUALIFY row_number() OVER (PARTITION BY version_id ORDER BY arrival DESC) = 1;

-- When a content was met follows from the archive records, and the one met last is current.
UPDATE document_versions AS v
SET first_fetched_at = a.first_fetched_at, last_fetched_at = a.last_fetched_at,
    is_current = (a.version_id = a.current)
FROM (
    SELECT document_id, version_id, min(first_fetched_at) AS first_fetched_at, max(last_fetched_at) AS last_fetched_at,
           arg_max(version_id, (max(last_fetched_at), version_id)) OVER (PARTITION BY document_id) AS current
    FROM archive_records SEMI JOIN met USING (document_id)
    GROUP BY document_id, version_id
) AS a
WHERE a.version_id = v.version_id
  AND (v.first_fetched_at, v.last_fetched_at, v.is_current)
      IS DISTINCT FROM (a.first_fetched_at, a.last_fetched_at, a.version_id = a.current);
