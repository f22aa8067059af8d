-- Current documents, a row each, with the instrument that each is and, for news, the one that it reports on.
CREATE OR REPLACE TEMP TABLE au_papers AS
SELECT d.version_id, d.document_id, d.source, d.doc_kind, d.published, d.about,
       d.version_id IN (SELECT version_id FROM fact_pages WHERE how = 'ocr') AS scanned,
       try_cast(left(d.first_fetched_at, 10) AS DATE) AS fetched, coalesce(s.issued, d.published) AS day,
       s.version_id IS NOT NULL AS is_paper, s.type, s.number, s.issued, s.issuer, s.signer, s.title, s.signer_title,
       s.capacity, s.effective, m.uri,
       -- Where it speaks of: the place of its own instrument, of its publisher, else the publisher itself.
       coalesce(nullif(i.place, 'tw'), slug(d.jurisdiction), d.publisher) AS area, r.ordinal AS about_ordinal, r.uri AS about_uri, s.quote, s.start, s."end"
FROM current_documents AS d
LEFT JOIN fact_self AS s USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = d.version_id AND m.ordinal = -1
LEFT JOIN instruments AS i ON i.uri = m.uri
LEFT JOIN (
    SELECT n.version_id, min(m.ordinal) AS ordinal, arg_min(m.uri, m.ordinal) AS uri
    FROM (SELECT version_id, number_key(about) AS number_key FROM current_documents WHERE about IS NOT NULL) AS n
    JOIN instrument_mentions AS m USING (version_id, number_key)
    WHERE m.ordinal >= 0
    GROUP BY n.version_id
) AS r ON r.version_id = d.version_id;
