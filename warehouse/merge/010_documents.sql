-- Documents: what is not known is added; publisher and place follow the newest source definition.
INSERT INTO documents
SELECT document_id, any_value(source), arg_max(publisher, arrival), arg_max(jurisdiction, arrival)
FROM new_documents ANTI JOIN documents USING (document_id)
GROUP BY document_id;

UPDATE documents AS d SET publisher = n.publisher, jurisdiction = n.jurisdiction
FROM (
    SELECT document_id, max_by(publisher, arrival) AS publisher, max_by(jurisdiction, arrival) AS jurisdiction
    FROM new_documents GROUP BY document_id
) AS n
WHERE n.document_id = d.document_id
  AND (n.publisher IS DISTINCT FROM d.publisher OR n.jurisdiction IS DISTINCT FROM d.jurisdiction);
