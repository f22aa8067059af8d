-- title: Bytes changed after signing
-- severity: high
-- reason: A digital signature does not fit the bytes of its file, or pages were changed after the last one.
-- example: A byte of a signed PDF is overwritten.
-- mend: Get the file again from its publisher; if it stays so, ask who published it.
SELECT coalesce(s.signer, s.field, ''), NULL,
       'signature ' || s."order" || ' by ' || coalesce(s.signer, 'someone unnamed')
       || ': ' || CASE WHEN s.intact THEN 'pages were changed after it' ELSE s.reason END,
       s.version_id, NULL, NULL, NULL
FROM digital_signatures AS s
WHERE NOT s.intact
   OR (s.changes = 'other' AND NOT EXISTS (
           SELECT 1 FROM digital_signatures AS later
           WHERE later.version_id = s.version_id AND later."order" > s."order" AND later.intact
             AND later.changes <> 'other'));
