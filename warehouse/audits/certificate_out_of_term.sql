-- title: Signed outside the certificate's term
-- severity: medium
-- reason: A digital signature was made on a day on which its certificate was not yet or no longer valid.
-- example: A signature of 05/01/2024 by a certificate valid until 31/12/2023.
-- mend: Ask the signer; a signature outside the term proves nothing.
WITH signed AS (
    SELECT *, CAST(coalesce(stamped_at, claimed_at) + INTERVAL 7 HOUR AS DATE) AS day FROM digital_signatures WHERE kind = 'signature'
)
SELECT coalesce(s.signer, s.field), p.uri,
       'signed on ' || s.day || ', its certificate is valid from ' || s.valid_from || ' to ' || s.valid_until,
       s.version_id, NULL, NULL, NULL
FROM signed AS s JOIN au_papers AS p USING (version_id)
-- Days of a certificate are in UTC.
WHERE s.day + 1 < s.valid_from OR s.day > s.valid_until + 1;
