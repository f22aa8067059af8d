-- title: Signed long before its day
-- severity: warning
-- reason: A file was signed digitally more than a month before the day that the document itself states.
-- mend: Check the day of the document; a slip in its year is the usual cause.
WITH signed AS (
    SELECT version_id, signer, field, CAST(coalesce(stamped_at, claimed_at) + INTERVAL 7 HOUR AS DATE) AS day
    FROM digital_signatures
)
SELECT coalesce(g.signer, g.field), 'signed on ' || g.day || ', dated ' || s.issued,
       s.version_id, s.quote, s.start, s."end"
FROM signed AS g
JOIN fact_self AS s USING (version_id)
WHERE g.day + INTERVAL 31 DAY < s.issued;
