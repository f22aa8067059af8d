-- What each arriving item is to the warehouse; an item also counts as known to those that arrive after it.
CREATE OR REPLACE TEMP TABLE arrivals AS
WITH placed AS (
    SELECT v.item, v.document_id, d.source, v.version_id, v.sha256, v.content_hash, v.code_version,
           v.last_fetched_at AS fetched_at,
           row_number() OVER (ORDER BY v.last_fetched_at, d.source, v.version_id, v.code_version, v.sha256, v.item) AS arrival
    FROM incoming_document_versions AS v JOIN incoming_documents AS d USING (item)
), stored AS (
    SELECT document_id, content_hash, code_version, is_current, last_fetched_at
    FROM document_versions SEMI JOIN placed USING (document_id)
), stored_bytes AS (
    SELECT document_id, sha256 FROM archive_records SEMI JOIN placed USING (document_id)
), beside AS (
    SELECT p.*, known.document_id IS NOT NULL OR row_number() OVER of_document > 1 AS met,
           coalesce(lag(p.code_version) OVER of_content, s.code_version) AS read_by,
           b.document_id IS NOT NULL OR row_number() OVER of_bytes > 1 AS bytes_met,
           lag(p.fetched_at) OVER of_document AS before_at, lag(p.content_hash) OVER of_document AS before,
           c.last_fetched_at AS current_at, c.content_hash AS current
    FROM placed AS p
    LEFT JOIN (SELECT document_id FROM stored UNION SELECT document_id FROM stored_bytes) AS known USING (document_id)
    LEFT JOIN stored AS s ON s.document_id = p.document_id AND s.content_hash = p.content_hash
    LEFT JOIN stored AS c ON c.document_id = p.document_id AND c.is_current
    LEFT JOIN stored_bytes AS b ON b.document_id = p.document_id AND b.sha256 = p.sha256
    WINDOW of_document AS (PARTITION BY p.document_id ORDER BY p.arrival),
           of_content AS (PARTITION BY p.document_id, p.content_hash ORDER BY p.arrival),
           of_bytes AS (PARTITION BY p.document_id, p.sha256 ORDER BY p.arrival)
)
SELECT item, arrival, document_id, source, version_id, sha256, fetched_at, code_version,
       CASE WHEN NOT met THEN 'new'
            -- A page that went back to what it said before: other facts are current than were.
            WHEN read_by = code_version THEN CASE WHEN fetched_at > last_at AND content_hash <> last THEN 'changed'
                                                  ELSE 'unchanged' END
            WHEN read_by IS NOT NULL OR bytes_met THEN 'reextracted'
            ELSE 'changed' END AS outcome
FROM (
    SELECT *, CASE WHEN before_at < current_at OR before_at IS NULL THEN current_at ELSE before_at END AS last_at,
           CASE WHEN before_at < current_at OR before_at IS NULL THEN current ELSE before END AS last
    FROM beside
);

-- The items whose facts are written: of several that read as one version the last.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT item, version_id FROM arrivals WHERE outcome <> 'unchanged'
QUALIFY row_number() OVER (PARTITION BY version_id ORDER BY arrival DESC) = 1;
