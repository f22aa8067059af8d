-- title: Articles that skip or repeat a number
-- severity: low
-- reason: A paper's articles do not count up by one; one is missing, or a number stands twice.
-- example: A decision has Điều 1, Điều 2 and Điều 4.
-- mend: Look at the text; a page may be missing, or a number is a slip.
WITH counted AS (
    SELECT s.version_id, s.number, try_cast(s.number AS INTEGER) AS n, s.quote, s.start, s."end",
           lag(try_cast(s.number AS INTEGER)) OVER (PARTITION BY s.version_id ORDER BY s.start) AS before
    FROM fact_sections AS s
    WHERE s.kind = 'article' AND s.annex IS NULL AND try_cast(s.number AS INTEGER) IS NOT NULL
)
SELECT coalesce(p.number, p.type), p.uri, 'Điều ' || c.n || ' comes after Điều ' || c.before, c.version_id, c.quote, c.start, c."end"
FROM counted AS c
JOIN au_papers AS p USING (version_id)
-- A consolidated text leaves out what was repealed.
WHERE NOT p.scanned AND NOT coalesce(contains(p.number, 'VBHN'), false) AND c.n <> c.before + 1 AND coalesce(p.number, p.type) IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY c.version_id ORDER BY c.start) = 1;
