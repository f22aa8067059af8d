-- title: Day of issue that differs from the others
-- severity: warning
-- reason: Number, issuer and year make one instrument, and this document gives it another day than its own text, or
--   than most documents; where no day has the majority, each is shown.
-- mend: Take the day from the instrument's own text; the other documents have a slip, or two instruments share the number.
WITH told AS (
    SELECT m.uri, f.issued, f.version_id, f.quote, f.start, f."end", f.number, m.ordinal,
           -- The year inside the number, and reports on the instrument, have audits of their own.
           m.ordinal = -1 OR coalesce(number_year(f.number) <> year(f.issued), false)
               OR (i.own_text AND coalesce(number_key(d.about) = m.number_key, false)) AS elsewhere
    FROM instrument_mentions AS m
    JOIN (
        SELECT version_id, ordinal, number, issued, quote, start, "end" FROM fact_citations
        UNION ALL SELECT version_id, -1, number, issued, quote, start, "end" FROM fact_self
    ) AS f USING (version_id, ordinal)
    JOIN current_documents AS d USING (version_id)
    JOIN instruments AS i USING (uri)
    WHERE f.issued IS NOT NULL AND f.number IS NOT NULL
), days AS (
    SELECT uri, issued, bool_or(ordinal = -1) AS own, count(DISTINCT version_id) AS documents FROM told GROUP BY uri, issued
), judged AS (
    SELECT uri, issued,
           bool_or(own) OVER (PARTITION BY uri) AS settled,
           own, documents, max(documents) OVER (PARTITION BY uri) AS most, count(*) OVER (PARTITION BY uri) AS kinds,
           list(issued) OVER (PARTITION BY uri) AS every_day
    FROM days
), odd AS (
    SELECT uri, issued, list_sort(list_filter(every_day, lambda day: day <> issued)) AS others
    FROM judged
    WHERE kinds > 1 AND CASE WHEN settled THEN NOT own
                             ELSE documents < most OR (SELECT count(*) FROM days AS d
                                                       WHERE d.uri = judged.uri AND d.documents = judged.most) > 1 END
)
SELECT t.number, 'issued on ' || t.issued || ' here, on ' || array_to_string(o.others::VARCHAR[], ', ') || ' elsewhere',
       t.version_id, t.quote, t.start, t."end"
FROM told AS t JOIN odd AS o USING (uri, issued)
WHERE NOT t.elsewhere;
