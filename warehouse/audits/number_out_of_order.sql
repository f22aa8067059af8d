-- title: Number that does not fit its day
-- severity: medium
-- reason: A body counts its papers through the year, and this one's day lies more than a month off those of the
--   numbers before and after.
-- example: 281/KH-UBND is of 28/11/2023 and 283/KH-UBND of 01/12/2023, and 282/KH-UBND dates itself 30/3/2023.
-- mend: Check number and day against the paper; two bodies that share a code may have been taken for one.
WITH beside AS (
    SELECT *, lag(issued) OVER w AS before, lead(issued) OVER w AS after, lag(number) OVER w AS lower, lead(number) OVER w AS higher,
           lag(issued, 2) OVER w AS before_2, lead(issued, 2) OVER w AS after_2
    FROM au_series
    WHERE running IS NOT NULL AND issued IS NOT NULL AND (own_text OR mentions >= 2) AND NOT ends_with(series, '/_')
    WINDOW w AS (PARTITION BY series ORDER BY running)
)
SELECT b.number, b.uri, 'of ' || b.issued || ', and ' || b.lower || ' of ' || b.before || ', ' || b.higher || ' of ' || b.after,
       p.version_id, p.quote, p.start, p."end"
FROM beside AS b
JOIN au_papers AS p ON p.uri = b.uri AND p.is_paper
WHERE b.before <= b.after AND coalesce(b.before_2 <= b.before, true) AND coalesce(b.after <= b.after_2, true)
  AND (b.issued < b.before - 31 OR b.issued > b.after + 31);
