-- What can be sought by its words: instruments, documents, people, blocs of a year.
CREATE OR REPLACE VIEW searchable AS
SELECT 'instrument' AS kind, -- instrument, document, person or bloc
       i.uri AS key, -- The URI, the source, or the name
       coalesce(i.name, i.number, i.uri) AS label, -- What it is called: number, title or name
       i.issued AS day, -- Day of issue or publication, where it is known
       min(d.source) AS source, -- The document itself, or the first that tells of it
       NULL::BIGINT AS version_id, -- For documents the version that is current
       concat_ws(' ', i.number, coalesce(i.name, i.type), i.issuer, i.title, i.signer) AS said -- The words by which it is found
FROM instruments AS i
LEFT JOIN mention_readings AS m ON m.node_key = node_key(i.uri)
LEFT JOIN current_documents AS d ON d.version_id = m.version_id
GROUP BY ALL
UNION ALL
SELECT 'document', source, coalesce(title, source), published, source, version_id, concat_ws(' ', title, text)
FROM current_documents
UNION ALL
SELECT 'person', p.person, p.name, NULL, min(d.source), NULL,
       concat_ws(', ', p.name, string_agg(DISTINCT o.title || ' ' || o.body_name, ', ' ORDER BY o.title || ' ' || o.body_name))
FROM persons AS p
LEFT JOIN people_identified AS d USING (person)
LEFT JOIN offices AS o USING (person)
GROUP BY p.person, p.name
UNION ALL
-- A name that nothing but itself tells of is nobody yet: it is found as the name.
SELECT 'person', name, name, NULL, min(source), NULL, name
FROM people_identified WHERE person IS NULL
GROUP BY name
UNION ALL
SELECT 'bloc', series || ' ' || year, min(bloc) || ' ' || year, NULL, min(source), NULL,
       concat_ws(', ', min(bloc), year, min(leader), min(leader_name), array_to_string(min(deputies), ', '), array_to_string(min(members), ', '))
FROM bloc_history
GROUP BY series, year;
