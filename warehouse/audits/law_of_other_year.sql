-- title: Law named with a year that has none of its name
-- severity: medium
-- reason: No law of this name is of the year named, and the register has one of the year before or after.
-- example: A text says Luật Thi đua, khen thưởng năm 2021; the law is of 2022.
-- mend: Take the year of adoption; where the register lacks the law, add it.
WITH named AS (
    SELECT DISTINCT name, year FROM fact_citations WHERE name IS NOT NULL AND year IS NOT NULL AND number IS NULL
), folded AS (
    SELECT name, year, regexp_replace(fold(name), '^(luat|bo luat|phap lenh|hien phap) ', '') AS name_key, fold(name) AS folded FROM named
), wrong AS (
    SELECT n.name, n.year, min(l.name || ' is of ' || year(l.issued)) AS message
    FROM folded AS n
    JOIN lexicon_laws AS l ON l.name_key = n.name_key AND abs(year(l.issued) - n.year) = 1
     AND starts_with(n.folded, replace(l.type_slug, '-', ' '))
    WHERE (n.name_key, n.year) NOT IN (SELECT (name_key, year(issued)) FROM lexicon_laws WHERE issued IS NOT NULL)
    GROUP BY ALL
)
SELECT w.name || ' ' || w.year, c.uri, w.message, c.version_id, f.quote, f.start, f."end"
FROM wrong AS w
JOIN fact_citations AS f
  ON f.name = w.name AND f.year = w.year AND f.number IS NULL
 -- A year farther off may be that of what names the law.
 AND contains(f.quote, w.year::VARCHAR)
JOIN au_cited AS c ON c.version_id = f.version_id AND c.ordinal = f.ordinal;
