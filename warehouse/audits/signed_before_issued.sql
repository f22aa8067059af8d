-- title: Signed long before its day
-- severity: medium
-- reason: A file was signed digitally more than a month before the day that the document itself states.
-- example: A paper dated 05/01/2024 bears a signature of 04/11/2023.
-- mend: Check the day of the document; a slip in its year is the usual cause.
WITH signed AS (
    SELECT version_id, signer, field, CAST(coalesce(stamped_at, claimed_at) + INTERVAL 7 HOUR AS DATE) AS day
    FROM digital_signatures
)
SELECT coalesce(g.signer, g.field), p.uri, 'signed on ' || g.day || ', dated ' || p.issued,
       p.version_id, p.quote, p.start, p."end"
FROM signed AS g
JOIN au_papers AS p USING (version_id)
WHERE g.day + INTERVAL 31 DAY < p.issued;
