-- title: Office held between two papers of another
-- severity: medium
-- reason: A body has one head: somebody signs as head of a body between two papers that another signed in the
--   same office within a year.
-- example: A signs as Chủ tịch on 05/01 and 20/6/2024, and B as Chủ tịch of the same body on 10/3/2024.
-- mend: Check day and signer of the three papers; a deputy signs with KT.
WITH heads AS (
    SELECT left(p.uri, length(p.uri) - length(regexp_extract(p.uri, '/[^/]+/[^/]+/[^/]+$'))) AS body, lower(s.title) AS office,
           lower(s.name) AS person, s.name, s.title, p.issued, p.number, p.uri, s.version_id, s.quote, s.start, s."end"
    FROM fact_signers AS s
    JOIN au_papers AS p USING (version_id)
    WHERE s.name IS NOT NULL AND s.title IS NOT NULL AND coalesce(s.capacity, 'TM') = 'TM' AND p.issued IS NOT NULL AND p.uri IS NOT NULL
      AND lower(s.title) IN ('chủ tịch', 'bí thư', 'giám đốc', 'bộ trưởng', 'thủ tướng', 'trưởng ban', 'chánh văn phòng')
), beside AS (
    SELECT *, lag(person) OVER w AS before, lead(person) OVER w AS after, lag(name) OVER w AS other,
           lag(issued) OVER w AS since, lead(issued) OVER w AS until
    FROM heads WINDOW w AS (PARTITION BY body, office ORDER BY issued, number)
)
SELECT number, uri, 'signed by ' || name || ' as ' || title || ' on ' || issued || '; ' || other || ' signed as such on ' || since
       || ' and ' || until,
       version_id, quote, start, "end"
FROM beside
WHERE before = after AND before <> person AND since < issued AND issued < until AND until - since < 366;
