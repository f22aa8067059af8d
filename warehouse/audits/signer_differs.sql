-- title: One instrument, several signers
-- severity: medium
-- reason: Documents name different people as the signer of one instrument.
-- example: Two articles name Lê A and Lê B as the signer of 282/KH-UBND of 30/11/2023.
-- mend: Take the signer from the instrument's own text.
WITH told AS (
    SELECT uri, number, signer, lower(signer) AS folded, version_id, ordinal FROM au_cited WHERE signer IS NOT NULL AND uri IS NOT NULL
), split AS (
    SELECT uri, list(DISTINCT signer ORDER BY signer) AS signers FROM told GROUP BY uri HAVING min(folded) <> max(folded)
)
SELECT coalesce(t.number, f.name, f.type), t.uri, 'signed by ' || t.signer || ' here, elsewhere by '
       || array_to_string(list_filter(s.signers, lambda other: lower(other) <> t.folded), ', '),
       t.version_id, f.quote, f.start, f."end"
FROM told AS t
JOIN split AS s USING (uri)
JOIN fact_citations AS f USING (version_id, ordinal);
