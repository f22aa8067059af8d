-- title: Report that differs from the instrument's own text
-- severity: error
-- reason: A report gives another signer or another day of issue than the instrument that it is about.
-- mend: The instrument's own text is right; ask the paper for a correction.
SELECT c.number,
       CASE WHEN c.issued <> s.issued THEN 'dated ' || c.issued || ' here, and its own text says ' || s.issued
            ELSE 'signed by ' || c.signer || ' here, and its own text says ' || s.signer END,
       c.version_id, c.quote, c.start, c."end"
FROM citations AS c
JOIN current_documents AS d USING (version_id)
JOIN instrument_mentions AS m ON m.uri = c.uri AND m.ordinal = -1
JOIN fact_self AS s ON s.version_id = m.version_id
WHERE number_key(d.about) = number_key(c.number) AND (c.issued <> s.issued OR fold(c.signer) <> fold(s.signer));
