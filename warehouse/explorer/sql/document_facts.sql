-- Facts in this part of the text, each with its rule, its grade and what it says.
WITH mentioned AS MATERIALIZED (
    SELECT m.ordinal, r.uri, r.reason, CASE WHEN r.uri IS NOT NULL THEN n.label END AS label
    FROM (FROM mention_readings WHERE version_id = $version) AS m
    JOIN readings AS r USING (reading) JOIN instrument_names AS n USING (node_key)
), facts AS (
    SELECT 'citation' AS kind, c.ordinal, c.rule, c.confidence, coalesce(m.label, c.number, c.name) AS says, m.uri,
           m.reason FROM fact_citations AS c LEFT JOIN mentioned AS m USING (ordinal) WHERE c.version_id = $version
    UNION ALL SELECT 'self', 0, s.rule, s.confidence, s.number, m.uri, m.reason FROM fact_self AS s
    LEFT JOIN mentioned AS m ON m.ordinal = -1 WHERE s.version_id = $version
    UNION ALL SELECT 'relation', r.ordinal, r.rule, r.confidence, r.type, NULL, nullif(r.cue, '') FROM fact_relations AS r WHERE r.version_id = $version
    UNION ALL SELECT 'date', ordinal, rule, confidence, date, NULL, NULL FROM fact_dates WHERE version_id = $version
    UNION ALL SELECT 'date_mention', ordinal, rule, confidence, coalesce(date, printed), NULL, kind FROM fact_date_mentions WHERE version_id = $version
    UNION ALL SELECT 'period', ordinal, rule, confidence, first_year || '–' || last_year, NULL, NULL FROM fact_periods WHERE version_id = $version
    UNION ALL SELECT 'anniversary', ordinal, rule, confidence, nth || ': ' || event, NULL, nullif(array_to_string(flags, ', '), '') FROM fact_anniversaries WHERE version_id = $version
    UNION ALL SELECT 'bloc', ordinal, rule, confidence, name || coalesce(' (' || year || ')', ''), NULL, NULL FROM fact_blocs WHERE version_id = $version
    UNION ALL SELECT 'person', ordinal, rule, confidence, name, NULL, NULL FROM fact_people WHERE version_id = $version
    UNION ALL SELECT 'role', ordinal, rule, confidence, person || ': ' || title || coalesce(', ' || org, ''), NULL, NULL FROM fact_roles WHERE version_id = $version
    UNION ALL SELECT 'named', ordinal, rule, confidence, kind || ': ' || name, NULL, NULL FROM fact_named WHERE version_id = $version
    UNION ALL SELECT 'target', ordinal, rule, confidence, value, NULL, by_year::VARCHAR FROM fact_targets WHERE version_id = $version
    UNION ALL SELECT 'deadline', ordinal, rule, confidence, by_date, NULL, NULL FROM fact_deadlines WHERE version_id = $version
    UNION ALL SELECT 'pointer', p.ordinal, p.rule, p.confidence, coalesce(m.label, p.quote), m.uri, p.reason FROM fact_pointers AS p
    LEFT JOIN mentioned AS m ON m.ordinal = p.citation WHERE p.version_id = $version
    UNION ALL SELECT 'pinpoint', p.ordinal, p.rule, p.confidence, p.quote, m.uri, NULL FROM fact_pinpoints AS p
    LEFT JOIN mentioned AS m ON m.ordinal = p.citation WHERE p.version_id = $version
)
SELECT f.kind, f.ordinal, s.start, s."end", f.rule, f.confidence, f.says, f.uri, f.reason
FROM fact_spans AS s JOIN facts AS f USING (kind, ordinal)
WHERE s.version_id = $version AND s."end" > $first AND s.start < $last
ORDER BY s.start, s."end" DESC, f.kind, f.ordinal
