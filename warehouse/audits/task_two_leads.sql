-- title: One task given to two leaders
-- severity: medium
-- reason: One table of tasks gives the same task with the same deadline to different bodies to lead; who
--   answers for it is open.
-- example: Two rows of one table say Rà soát quy hoạch giao thông, the one led by Sở A, the other by Sở B.
-- mend: Ask the issuer which body leads; the other one takes part.
WITH leads AS (
    SELECT version_id, assignment, list_sort(list_distinct(list(lower(value)))) AS keys, string_agg(value, ', ' ORDER BY ordinal) AS bodies
    FROM fact_assignment_cells WHERE role = 'lead' GROUP BY version_id, assignment
), tasks AS (
    SELECT a.version_id, a.ordinal, a.task, lower(a.task) AS key, a.groups, a.deadline, a.quote, a.start, a."end", l.keys, l.bodies
    FROM fact_assignments AS a
    JOIN leads AS l ON l.version_id = a.version_id AND l.assignment = a.ordinal
    -- Short ones such as Báo cáo kết quả are each body's own.
    WHERE a.form = 'table' AND length(a.task) >= 25
)
SELECT b.task, p.uri, 'led by ' || b.bodies || ' here, by ' || a.bodies || ' before', b.version_id, b.quote, b.start, b."end"
FROM tasks AS a
JOIN tasks AS b
  ON b.version_id = a.version_id AND b.key = a.key AND b.groups = a.groups AND b.ordinal > a.ordinal
 AND b.deadline IS NOT DISTINCT FROM a.deadline
JOIN au_papers AS p ON p.version_id = b.version_id
WHERE NOT list_has_any(a.keys, b.keys);
