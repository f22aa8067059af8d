-- title: Law named with another law's number
-- severity: medium
-- reason: Name and number of a law do not belong together: the register has another number for the name and
--   year.
-- example: A text says Luật Thi đua, khen thưởng số 60/2022/QH15; its number is 06/2022/QH15.
-- mend: Take the number from the law itself.
WITH named AS (
    SELECT DISTINCT name, number FROM fact_citations WHERE name IS NOT NULL AND number IS NOT NULL
), wrong AS (
    SELECT n.name, n.number, min('the register has ' || l.number || ' for it') AS message
    FROM named AS n
    JOIN lexicon_laws AS l
      ON l.name_key = regexp_replace(fold(n.name), '^(luat|bo luat|phap lenh|hien phap) ', '')
     AND starts_with(fold(n.name), replace(l.type_slug, '-', ' '))
    GROUP BY n.name, n.number
    HAVING bool_and(number_main(l.number) <> number_main(n.number) OR year(l.issued) <> number_year(n.number)) AND bool_or(year(l.issued) = number_year(n.number))
)
SELECT w.number, c.uri, w.message, c.version_id, f.quote, f.start, f."end"
FROM wrong AS w
JOIN fact_citations AS f ON f.name = w.name AND f.number = w.number
JOIN au_cited AS c ON c.version_id = f.version_id AND c.ordinal = f.ordinal;
