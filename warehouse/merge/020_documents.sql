-- Documents: what is not known is added; publisher and place follow the newest source definition.
CREATE OR REPLACE TEMP TABLE met_documents AS
SELECT document_id, any_value(d.source) AS source, arg_max(publisher, arrival) AS publisher,
       arg_max(jurisdiction, arrival) AS jurisdiction
FROM incoming_documents AS d JOIN arrivals USING (item, document_id)
GROUP BY document_id;

UPDATE documents AS d SET publisher = m.publisher, jurisdiction = m.jurisdiction
FROM met_documents AS m
WHERE m.document_id = d.document_id
  AND (m.publisher IS DISTINCT FROM d.publisher OR m.jurisdiction IS DISTINCT FROM d.jurisdiction);

INSERT INTO documents BY NAME
SELECT document_id, source, publisher, jurisdiction FROM met_documents ANTI JOIN documents USING (document_id);
