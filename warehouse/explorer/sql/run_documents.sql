-- Documents that a run brought or found changed, by publisher.
SELECT d.publisher, i.outcome, d.source, d.title, d.published, d.doc_kind, m.uri, n.label
FROM run_items AS i
JOIN current_documents AS d USING (document_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = d.version_id AND m.ordinal = -1
LEFT JOIN instrument_names AS n ON n.node = m.uri
WHERE i.run_id = $run AND i.outcome IN ('new', 'changed')
ORDER BY d.publisher, i.outcome, d.published DESC, d.source
LIMIT $most
