-- title: Same number, same day, another year
-- severity: medium
-- reason: Number, body, day and month agree with a better known instrument and only the year differs; its title
--   agrees, or it had just appeared.
-- example: 2390/QĐ-UBND of 18/12/2024 has its own text, and an article of 21/02/2025 cites 2390/QĐ-UBND ngày
--   18/12/2023.
-- mend: Compare both pages and the year in which the instrument took effect.
WITH pairs AS (
    SELECT a.uri, b.issued AS meant, a.number IS NOT NULL AND a.running >= 100 AS telling, string_split(fold(b.title), ' ') AS words
    FROM au_series AS a
    JOIN au_series AS b
      ON a.number_key = b.number_key AND a.place = b.place AND a.uri <> b.uri
     AND month(a.issued) = month(b.issued) AND day(a.issued) = day(b.issued)
    WHERE NOT a.own_text AND (b.own_text OR b.mentions > a.mentions)
)
SELECT c.number, c.uri, 'dated ' || c.issued || ', elsewhere ' || p.meant, c.version_id, f.quote, f.start, f."end"
FROM pairs AS p
JOIN au_cited AS c ON c.uri = p.uri
JOIN fact_citations AS f USING (version_id, ordinal)
WHERE c.issued IS NOT NULL AND NOT c.scanned
  -- Numbers come round to the same day in other years by chance; the words about it, or its newness, tell.
  AND CASE WHEN f.title IS NOT NULL AND p.words IS NOT NULL
           THEN 2 * len(list_intersect(string_split(fold(f.title), ' '), p.words)) >= len(string_split(fold(f.title), ' '))
           ELSE p.telling AND c.day BETWEEN p.meant AND p.meant + INTERVAL 120 DAY END;
