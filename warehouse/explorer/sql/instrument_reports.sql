-- Documents that name it without being it, the latest first.
SELECT d.source, d.title, d.published, d.publisher, d.doc_kind, min(c.start) AS start, arg_min(c.quote, c.start) AS quote
FROM instrument_mentions AS m
JOIN current_documents AS d USING (version_id)
JOIN fact_citations AS c USING (version_id, ordinal)
WHERE m.uri = $uri
GROUP BY ALL ORDER BY d.published DESC NULLS LAST, d.source LIMIT $most
