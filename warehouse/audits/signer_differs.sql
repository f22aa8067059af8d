-- title: One instrument, several signers
-- severity: warning
-- reason: Documents name different people as the signer of one instrument.
-- mend: Take the signer from the instrument's own text.
WITH told AS (
    SELECT uri, number, signer, version_id, quote, start, "end" FROM citations WHERE signer IS NOT NULL AND uri IS NOT NULL
), split AS (
    SELECT uri FROM told GROUP BY uri HAVING count(DISTINCT fold(signer)) > 1
)
SELECT t.number, 'signed by ' || t.signer || ' here, elsewhere by ' || (
           SELECT string_agg(DISTINCT other.signer, ', ' ORDER BY other.signer) FROM told AS other
           WHERE other.uri = t.uri AND fold(other.signer) <> fold(t.signer)),
       t.version_id, t.quote, t.start, t."end"
FROM told AS t SEMI JOIN split USING (uri);
