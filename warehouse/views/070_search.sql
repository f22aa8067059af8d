-- What can be sought by its words: instruments, documents, people by name, blocs of a year.
CREATE OR REPLACE VIEW searchable AS
SELECT 'instrument' AS kind, -- instrument, document, person or bloc
       i.uri AS key, -- The URI, the source, or the name
       coalesce(i.name, i.number, i.uri) AS label, -- What it is called: number, title or name
       i.issued AS day, -- Day of issue or publication, where it is known
       min(d.source) AS source, -- The document itself, or the first that tells of it
       NULL::BIGINT AS version_id, -- For documents the version that is current
       concat_ws(' ', i.number, coalesce(i.name, i.type), i.issuer, i.title, i.signer) AS said -- The words by which it is found
FROM instruments AS i
LEFT JOIN instrument_mentions AS m ON m.uri = i.uri
LEFT JOIN current_documents AS d ON d.version_id = m.version_id
GROUP BY ALL
UNION ALL
SELECT 'document', source, coalesce(title, source), published, source, version_id, concat_ws(' ', title, text)
FROM current_documents
UNION ALL
SELECT 'person', name, name, NULL, min(source), NULL, concat_ws(', ', name, string_agg(DISTINCT office, ', ' ORDER BY office))
FROM (SELECT name, source, NULL AS office FROM people
      UNION ALL
      SELECT person, source, concat_ws(' ', title, org) FROM roles)
GROUP BY name
UNION ALL
SELECT 'bloc', concat_ws(' ', name, year), concat_ws(' ', name, year), NULL, source_list[1], NULL,
       concat_ws(', ', name, year, array_to_string(leaders, ', '), array_to_string(deputies, ', '), array_to_string(members, ', '))
FROM blocs_by_year;
