-- title: Report that differs from the instrument's own text
-- severity: high
-- reason: A report gives another signer or another day of issue than the instrument that it is about.
-- example: An article on 282/KH-UBND dates it 03/11/2023; its own text is of 30/11/2023.
-- mend: The instrument's own text is right; ask the paper for a correction.
SELECT c.number, c.uri,
       CASE WHEN c.issued <> s.issued THEN 'dated ' || c.issued || ' here, and its own text says ' || s.issued
            ELSE 'signed by ' || c.signer || ' here, and its own text says ' || s.signer END,
       c.version_id, f.quote, f.start, f."end"
FROM au_papers AS p
JOIN au_cited AS c ON c.version_id = p.version_id AND c.uri = p.about_uri
JOIN au_papers AS s ON s.uri = c.uri AND s.is_paper
JOIN fact_citations AS f ON f.version_id = c.version_id AND f.ordinal = c.ordinal
WHERE c.issued <> s.issued OR fold(c.signer) <> fold(s.signer);
