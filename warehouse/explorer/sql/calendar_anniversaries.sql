-- Anniversaries of a year or of a number of years, with the day on which they fall and the papers that name them.
SELECT a.year, a.nth, min(a.event) AS event, max(a.base) AS base,
       max(coalesce(try_cast(a."on" AS DATE),
                    try_cast(printf('%04d-%s', a.year, substr(a.base, 6)) AS DATE))) AS falls_on,
       count(DISTINCT a.source) AS documents,
       list(DISTINCT {'uri': m.uri, 'label': n.label} ORDER BY {'uri': m.uri, 'label': n.label})
           FILTER (m.uri IS NOT NULL) AS papers,
       list(DISTINCT {'source': d.source, 'title': d.title} ORDER BY {'source': d.source, 'title': d.title})[:8] AS sources
FROM anniversaries AS a
JOIN current_documents AS d USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = a.version_id AND m.ordinal = -1
LEFT JOIN instrument_names AS n ON n.node = m.uri
WHERE ($year IS NULL OR a.year = $year) AND ($nth IS NULL OR a.nth = $nth)
  AND ($words IS NULL OR contains(fold(a.event || ' ' || a.quote), fold($words)) OR contains(a.quote, $words)
       OR $words IN (strftime(try_cast(a.base AS DATE), '%-d/%-m'), strftime(try_cast(a.base AS DATE), '%d/%m')))
GROUP BY a.year, a.nth, coalesce(a.registry, fold(a.event))
ORDER BY falls_on NULLS LAST, a.year, a.nth, event LIMIT $most
