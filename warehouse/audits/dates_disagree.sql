-- title: Day of issue that differs from the others
-- severity: medium
-- reason: Number, issuer and year make one instrument, and this document gives it another day than its own
--   text, or than most documents; where no day has the majority, each is shown.
-- example: 282/KH-UBND is of 30/11/2023 by its own text, and another document cites it with 03/11/2023.
-- mend: Take the day from the instrument's own text; the other documents have a slip, or two instruments share
--   the number.
WITH told AS (
    SELECT uri, issued, version_id, ordinal, number FROM au_cited
    WHERE issued IS NOT NULL AND number IS NOT NULL AND uri IS NOT NULL AND NOT scanned
    UNION ALL
    SELECT uri, issued, version_id, -1, number FROM au_papers WHERE issued IS NOT NULL AND number IS NOT NULL AND uri IS NOT NULL
), days AS (
    SELECT uri, issued, bool_or(ordinal = -1) AS own, count(DISTINCT version_id) AS documents FROM told
    WHERE uri IN (SELECT uri FROM told GROUP BY uri HAVING min(issued) <> max(issued))
    GROUP BY uri, issued
), judged AS (
    SELECT *, bool_or(own) OVER w AS settled, max(documents) OVER w AS most, list(issued) OVER w AS every_day
    FROM days WINDOW w AS (PARTITION BY uri)
), odd AS (
    SELECT uri, issued, list_sort(list_filter(every_day, lambda day: day <> issued)) AS others
    FROM judged
    WHERE CASE WHEN settled THEN NOT own
               ELSE documents < most OR (SELECT count(*) FROM days AS d
                                         WHERE d.uri = judged.uri AND d.documents = judged.most) > 1 END
)
SELECT t.number, t.uri, 'issued on ' || t.issued || ' here, on ' || array_to_string(o.others::VARCHAR[], ', ') || ' elsewhere',
       t.version_id, f.quote, f.start, f."end"
FROM told AS t
JOIN odd AS o USING (uri, issued)
JOIN fact_citations AS f USING (version_id, ordinal)
JOIN au_papers AS p USING (version_id)
JOIN instruments AS i ON i.uri = t.uri
-- The year inside the number, and reports on the instrument, have audits of their own.
WHERE NOT coalesce(number_year(t.number) <> year(t.issued), false)
  AND NOT (i.own_text AND coalesce(p.about_uri = t.uri, false));
