-- title: Signed digitally by somebody else
-- severity: medium
-- reason: The paper names one signer, and every digital signature of a person on its file is another person's.
-- example: A plan ends with Trần Văn A, and its file is signed by the certificate of Lê Thị B alone.
-- mend: Ask the publisher which one signed.
WITH people AS (
    SELECT version_id, signer, fold(signer) AS folded FROM digital_signatures
    -- Bodies sign as well, to show that the paper left their office.
    WHERE kind = 'signature' AND signer IS NOT NULL AND len(string_split(fold(signer), ' ')) BETWEEN 2 AND 5
      AND NOT regexp_matches(fold(signer), '(uy ban|ubnd|van phong|so |bo |cong ty|chinh phu|cuc |chi cuc|truong |trung tam|ban |phong )')
)
SELECT p.number, p.uri, 'signed by ' || p.signer || ', its file by ' || string_agg(DISTINCT g.signer, ', ' ORDER BY g.signer),
       p.version_id, p.quote, p.start, p."end"
FROM au_papers AS p
JOIN people AS g USING (version_id)
WHERE p.is_paper AND p.signer IS NOT NULL AND p.number IS NOT NULL
GROUP BY p.number, p.uri, p.signer, p.version_id, p.quote, p.start, p."end"
HAVING bool_and(NOT contains(g.folded, fold(p.signer)));
