-- title: Issued by a body that did not exist on the day
-- severity: high
-- reason: The body whose paper this is had ended or not begun on its day: a district after 30 June 2025, a
--   ministry or province that was merged.
-- example: Kế hoạch 12/KH-UBND of UBND huyện A is dated 15/8/2025.
-- mend: Check the day, and which body took the other's place.
WITH told AS (
    SELECT version_id, ordinal, number, uri, issued FROM au_cited
    WHERE issued IS NOT NULL AND number IS NOT NULL AND NOT scanned
    UNION ALL
    SELECT version_id, -1, number, uri, issued FROM au_papers WHERE issued IS NOT NULL AND number IS NOT NULL
), codes AS (
    SELECT n.number, l.opens, l.closes, 'its code ' || l.code AS what, l.ground
    FROM (SELECT number, unnest(CASE WHEN len(codes) > 1 THEN codes[2:] ELSE codes END) AS code FROM au_numbers) AS n
    JOIN lexicon_lifetimes AS l USING (code)
), merged AS (
    SELECT before AS place, min(day) AS day, min(ground) AS ground FROM lexicon_place_changes AS c
    WHERE kind = 'merged' AND NOT EXISTS (FROM lexicon_place_changes AS k WHERE k.day = c.day AND k.after = c.before)
    GROUP BY before
), bodies AS (
    SELECT uri, DATE '2025-06-30' AS closes, 'the district level' AS what, 'Luật số 72/2025/QH15' AS ground FROM au_series
    WHERE regexp_matches(place, '/(huyen|quan|thi-xa|thi-tran)-')
    UNION ALL
    SELECT s.uri, m.day - 1, 'its province', m.ground FROM au_series AS s JOIN merged AS m ON m.place = split_part(s.place, '/', 1)
), wrong AS (
    SELECT t.*, what || CASE WHEN t.issued > c.closes THEN ' ended on ' || c.closes ELSE ' begins on ' || c.opens END || ': ' || c.ground AS why
    FROM told AS t JOIN codes AS c ON c.number = t.number AND (t.issued > c.closes OR t.issued < c.opens)
    UNION ALL
    SELECT t.*, what || ' ended on ' || b.closes || ': ' || b.ground
    FROM told AS t JOIN bodies AS b ON b.uri = t.uri AND t.issued > b.closes
)
SELECT w.number, w.uri, 'dated ' || w.issued || '; ' || w.why, w.version_id, coalesce(f.quote, p.quote), coalesce(f.start, p.start),
       coalesce(f."end", p."end")
FROM wrong AS w
JOIN au_papers AS p ON p.version_id = w.version_id
LEFT JOIN fact_citations AS f ON f.version_id = w.version_id AND f.ordinal = w.ordinal;
