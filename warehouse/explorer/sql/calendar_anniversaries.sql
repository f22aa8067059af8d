-- Anniversaries of a year or of a number of years, with the day on which they fall and the papers that name them.
WITH dated AS MATERIALIZED (
    SELECT *, coalesce(try_cast(left("on", 4) AS INTEGER), try_cast(left(base, 4) AS INTEGER) + nth)::INTEGER AS year
    FROM fact_anniversaries
), chosen AS MATERIALIZED (
    SELECT a.*, v.document_id, v.title, v.is_current
    FROM dated AS a JOIN document_versions AS v USING (version_id)
    WHERE ($year IS NULL OR a.year = $year) AND ($nth IS NULL OR a.nth = $nth)
      AND ($words IS NULL OR contains(fold(a.event || ' ' || a.quote), fold($words)) OR contains(a.quote, $words)
           OR $words IN (strftime(try_cast(a.base AS DATE), '%-d/%-m'), strftime(try_cast(a.base AS DATE), '%d/%m')))
), itself AS MATERIALIZED (
    SELECT version_id, arg_min(reading, ordinal) AS reading, arg_min(node_key, ordinal) AS node_key
    FROM mention_readings SEMI JOIN chosen USING (version_id) GROUP BY version_id HAVING min(ordinal) = -1
), labelled AS MATERIALIZED (
    SELECT i.version_id, r.uri, CASE WHEN r.uri IS NOT NULL THEN n.label END AS label
    FROM itself AS i JOIN readings AS r USING (reading) JOIN instrument_names AS n USING (node_key)
)
SELECT a.year, a.nth, min(a.event) AS event, max(a.base) AS base,
       max(coalesce(try_cast(a."on" AS DATE),
                    try_cast(printf('%04d-%s', a.year, substr(a.base, 6)) AS DATE))) AS falls_on,
       count(DISTINCT d.source) AS documents,
       list(DISTINCT {'uri': m.uri, 'label': m.label} ORDER BY {'uri': m.uri, 'label': m.label})
           FILTER (m.uri IS NOT NULL) AS papers,
       list(DISTINCT {'source': d.source, 'title': a.title} ORDER BY {'source': d.source, 'title': a.title})[:8] AS sources
FROM chosen AS a
JOIN documents AS d USING (document_id)
LEFT JOIN labelled AS m USING (version_id)
WHERE a.is_current
GROUP BY a.year, a.nth, coalesce(a.registry, fold(a.event))
ORDER BY falls_on NULLS LAST, a.year, a.nth, event LIMIT $most
