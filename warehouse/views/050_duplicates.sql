-- Groups of current documents that say the same, one row a group: the first publisher is the origin.
CREATE OR REPLACE VIEW duplicate_groups AS
SELECT o.source AS origin, -- The document published first; of several on one day the one met first
       o.publisher AS origin_publisher, -- Who published it
       o.title, o.published,
       count(*) AS documents, -- Documents of the group, the origin included
       count(DISTINCT d.publisher) AS publishers, -- Distinct publishers
       list({'source': d.source, 'publisher': d.publisher, 'likeness': m.likeness} ORDER BY d.source)
           FILTER (m.likeness <> 'origin') AS copies, -- The others, with how each is like the origin: bytes, text or near
       m.origin_id
FROM duplicate_members AS m
JOIN current_documents AS o ON o.document_id = m.origin_id
JOIN current_documents AS d ON d.document_id = m.document_id
GROUP BY ALL
ORDER BY documents DESC, origin;

-- Current documents without the copies of others: one of each group stands for all.
CREATE OR REPLACE VIEW origin_documents AS
SELECT * FROM current_documents
WHERE document_id NOT IN (SELECT document_id FROM duplicate_members WHERE likeness <> 'origin');

-- Publications, one row each: an article or page with the files that hang on it; a document without either is its own.
CREATE OR REPLACE VIEW publications AS
WITH hung AS (
    SELECT a.document_id, p.document_id AS article_id
    FROM archive_records AS a
    JOIN documents AS p ON p.source = a.parent
    JOIN document_versions AS v ON v.version_id = a.version_id
    -- A page that another page names is an article of its own.
    WHERE p.document_id <> a.document_id AND v.format <> 'html'
    -- A file that hangs on several articles belongs to the one that named it first.
    QUALIFY row_number() OVER (PARTITION BY a.document_id ORDER BY a.first_fetched_at, p.source) = 1
), placed AS (
    SELECT d.document_id, coalesce(h.article_id, d.document_id) AS publication_id
    FROM documents AS d LEFT JOIN hung AS h USING (document_id)
)
SELECT p.source, p.publisher, p.title, p.published, p.doc_kind,
       count(h.document_id) AS attachments, -- Number of files that hang on it
       coalesce(list(h.source ORDER BY h.source) FILTER (h.source IS NOT NULL), []) AS files, -- Their addresses
       o.source AS origin, -- Where the same was published first; null where it is the only one or the first
       p.document_id, p.version_id
FROM current_documents AS p
JOIN placed AS own ON own.document_id = p.document_id AND own.publication_id = p.document_id
LEFT JOIN (SELECT placed.publication_id, f.document_id, f.source
           FROM placed JOIN current_documents AS f USING (document_id)
           WHERE placed.publication_id <> placed.document_id) AS h ON h.publication_id = p.document_id
LEFT JOIN duplicate_members AS m ON m.document_id = p.document_id AND m.likeness <> 'origin'
LEFT JOIN documents AS o ON o.document_id = m.origin_id
GROUP BY ALL
ORDER BY p.published DESC, p.source;

-- How often each instrument is named, most often first, where what several publishers took over counts once.
CREATE OR REPLACE VIEW most_cited_by_origins AS
SELECT i.uri, i.number, i.name, i.type, i.issuer, i.issued,
       count(DISTINCT m.version_id) AS documents -- Number of documents that name it, its own text and copies left out
FROM instruments AS i
JOIN mention_readings AS m ON m.node_key = node_key(i.uri) AND m.ordinal >= 0
JOIN origin_documents AS d ON d.version_id = m.version_id
GROUP BY ALL
ORDER BY documents DESC, i.uri;
