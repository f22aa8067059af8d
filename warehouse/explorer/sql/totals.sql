-- What the warehouse holds.
SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM instruments) AS instruments,
       (SELECT count(*) FROM key_links) AS links, (SELECT max(last_fetched_at) FROM document_versions) AS newest
