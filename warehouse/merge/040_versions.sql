-- Versions: those read anew or for the first time are written whole; the rest only move their last sighting.
-- When a content was met follows from the archive records, and the one met last is current.
CREATE OR REPLACE TEMP TABLE sightings AS
SELECT version_id, min(first_fetched_at) AS first_fetched_at, max(last_fetched_at) AS last_fetched_at,
       version_id = arg_max(version_id, (max(last_fetched_at), version_id)) OVER (PARTITION BY document_id) AS is_current
FROM archive_records SEMI JOIN met USING (document_id)
GROUP BY document_id, version_id;

-- What the newest of the arriving items reads otherwise in the same bytes is not written at all.
DELETE FROM chosen WHERE version_id NOT IN (SELECT version_id FROM sightings);

CREATE OR REPLACE TEMP TABLE gone AS
SELECT version_id FROM document_versions
WHERE document_id IN (SELECT document_id FROM met)
  AND (version_id IN (SELECT version_id FROM chosen) OR version_id NOT IN (SELECT version_id FROM sightings));

DELETE FROM document_versions WHERE version_id IN (SELECT version_id FROM gone);

UPDATE document_versions AS v
SET first_fetched_at = s.first_fetched_at, last_fetched_at = s.last_fetched_at, is_current = s.is_current
FROM sightings AS s
WHERE s.version_id = v.version_id
  AND (v.first_fetched_at, v.last_fetched_at, v.is_current)
      IS DISTINCT FROM (s.first_fetched_at, s.last_fetched_at, s.is_current);

INSERT INTO document_versions BY NAME
SELECT v.* EXCLUDE (item) REPLACE (
           s.is_current AS is_current, s.first_fetched_at AS first_fetched_at, s.last_fetched_at AS last_fetched_at,
           try_cast(v.published AS DATE) AS published)
FROM incoming_document_versions AS v
SEMI JOIN chosen USING (item)
JOIN sightings AS s USING (version_id);
