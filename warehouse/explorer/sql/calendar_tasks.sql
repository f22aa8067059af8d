-- Tasks that are due in a year, by when.
WITH chosen AS MATERIALIZED (
    SELECT *, due_day(by_date) AS due FROM fact_assignments
    WHERE due_day(by_date) BETWEEN make_date($year, 1, 1) AND make_date($year, 12, 31)
), bodies AS MATERIALIZED (
    SELECT version_id, assignment AS ordinal, coalesce(list(value ORDER BY ordinal) FILTER (role = 'lead'), []) AS lead
    FROM fact_assignment_cells SEMI JOIN chosen USING (version_id) GROUP BY ALL
), mentioned AS MATERIALIZED (
    FROM mention_readings SEMI JOIN chosen USING (version_id)
), assigning AS MATERIALIZED (
    SELECT m.version_id, m.ordinal AS assigned_by, r.uri, CASE WHEN r.uri IS NOT NULL THEN n.label END AS label
    FROM mentioned AS m JOIN readings AS r USING (reading) JOIN instrument_names AS n USING (node_key)
), held AS MATERIALIZED (
    SELECT c.*, v.document_id, v.is_current FROM chosen AS c JOIN document_versions AS v USING (version_id)
)
SELECT a.due, a.deadline, a.task, b.lead, m.uri, m.label, d.source, a.start, a."end"
FROM held AS a
JOIN documents AS d USING (document_id)
LEFT JOIN bodies AS b USING (version_id, ordinal)
LEFT JOIN assigning AS m USING (version_id, assigned_by)
WHERE a.is_current
  AND ($words IS NULL OR contains(fold(concat_ws(' ', a.task, a.quote, array_to_string(b.lead, ' '))), fold($words)))
ORDER BY a.due, d.source, a.start LIMIT $most
