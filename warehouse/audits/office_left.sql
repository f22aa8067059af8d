-- title: Signed after leaving the office
-- severity: medium
-- reason: A document of an earlier day calls the signer a former holder of the office (nguyên), and nothing else after
--   it has them hold it.
-- example: An article of 04/3/2024 names Lê A, nguyên Chủ tịch UBND tỉnh; a decision of 10/6/2024 is signed by Lê A as
--   its Chủ tịch.
-- mend: Check day and signer of the paper; where somebody came back to the office, accept the finding.
WITH ended AS (
    SELECT person, title_key, body, former_day FROM person_offices WHERE former_day < last_day
), told AS (
    SELECT DISTINCT m.person, f.name, fold(r.title) AS title_key, r.title, m.version_id
    FROM person_mentions AS m
    JOIN fact_people AS f USING (version_id, ordinal)
    JOIN fact_roles AS r ON r.version_id = m.version_id AND r.person = f.name
    WHERE m.person IN (SELECT person FROM ended)
), holding AS (
    SELECT e.person, e.title_key, e.former_day, min(t.version_id) AS version_id, min(t.name) AS name, min(t.title) AS title
    FROM ended AS e
    JOIN told AS t USING (person, title_key)
    JOIN au_papers AS p ON p.version_id = t.version_id AND p.day > e.former_day
    GROUP BY ALL
    -- Who came back to an office, or never left it, is told in it again and again.
    HAVING count(DISTINCT t.version_id) = 1
)
SELECT p.number, p.uri, 'signed by ' || h.name || ' as ' || h.title || ' on ' || p.issued || '; ' || min(b.source) || ' of ' || h.former_day
       || ' says ' || min(t.title),
       p.version_id, s.quote, s.start, s."end"
FROM holding AS h
JOIN au_papers AS p ON p.version_id = h.version_id AND p.issued > h.former_day
JOIN fact_signers AS s ON s.version_id = p.version_id AND s.name = h.name AND fold(s.title) = h.title_key
JOIN told AS t ON t.person = h.person AND regexp_replace(t.title_key, '^(nguyen|cuu) ', '') = h.title_key AND t.title_key <> h.title_key
JOIN au_papers AS b ON b.version_id = t.version_id AND b.day = h.former_day
WHERE p.number IS NOT NULL AND NOT p.scanned
GROUP BY p.number, p.uri, h.name, h.title, p.issued, h.former_day, p.version_id, s.quote, s.start, s."end";
