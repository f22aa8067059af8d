-- title: Number, day or signer changed under the same address
-- severity: high
-- reason: The version before, read by the same code, bore another number, day or signer; what cites it may rest
--   on the old one.
-- example: A portal replaces the plan of 30/11/2023 by one of 03/12/2023 under the same address.
-- mend: Compare the versions; a correction has an instrument of its own that says so.
WITH told AS (
    SELECT v.document_id, v.version_id, v.is_current, v.code_version, v.last_fetched_at, s.number, s.issued, s.signer, s.quote, s.start, s."end"
    FROM document_versions AS v JOIN fact_self AS s USING (version_id)
    WHERE v.document_id IN (SELECT document_id FROM document_versions WHERE NOT is_current)
), before AS (
    SELECT * FROM told WHERE NOT is_current
    QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY last_fetched_at DESC, version_id) = 1
)
SELECT n.number, p.uri,
       concat_ws('; ', CASE WHEN o.number <> n.number THEN 'number ' || o.number || ' became ' || n.number END,
                 CASE WHEN o.issued <> n.issued THEN 'day ' || o.issued || ' became ' || n.issued END,
                 CASE WHEN o.signer <> n.signer THEN 'signer ' || o.signer || ' became ' || n.signer END),
       n.version_id, n.quote, n.start, n."end"
FROM told AS n
JOIN before AS o ON o.document_id = n.document_id AND o.code_version = n.code_version
JOIN au_papers AS p ON p.version_id = n.version_id
WHERE n.is_current AND n.number IS NOT NULL
  AND (o.number <> n.number OR o.issued <> n.issued OR fold(o.signer) <> fold(n.signer));
