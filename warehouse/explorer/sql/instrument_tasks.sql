-- Tasks that it assigns, by when they are due.
WITH named AS MATERIALIZED (
    SELECT version_id, ordinal FROM mention_readings WHERE node_key = node_key($uri)
), told AS MATERIALIZED (
    SELECT f.* FROM (FROM fact_assignments SEMI JOIN named USING (version_id)) AS f
    SEMI JOIN named AS m ON m.version_id = f.version_id AND m.ordinal = f.assigned_by
), bodies AS MATERIALIZED (
    SELECT version_id, assignment, coalesce(list(value ORDER BY ordinal) FILTER (role = 'lead'), []) AS lead,
           coalesce(list(value ORDER BY ordinal) FILTER (role = 'coordinating'), []) AS coordinating
    FROM fact_assignment_cells SEMI JOIN told USING (version_id) GROUP BY ALL
)
SELECT f.number, f.task, b.lead, b.coordinating, f.deadline, due_day(f.by_date) AS due, f.product, d.source, f.start, f."end"
FROM told AS f
JOIN document_versions AS v USING (version_id)
JOIN documents AS d USING (document_id)
LEFT JOIN bodies AS b ON b.version_id = f.version_id AND b.assignment = f.ordinal
ORDER BY due NULLS LAST, d.source, f.start LIMIT $most
