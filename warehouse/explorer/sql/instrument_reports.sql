-- Documents that name it without being it, the latest first.
SELECT d.source, d.title, d.published, d.publisher, d.doc_kind, min(c.start) AS start, arg_min(c.quote, c.start) AS quote
FROM mention_readings AS m
JOIN current_documents AS d USING (version_id)
JOIN fact_citations AS c USING (version_id, ordinal)
WHERE m.node_key = node_key($uri)
GROUP BY ALL ORDER BY d.published DESC NULLS LAST, d.source LIMIT $most
