-- title: Task for a body that no longer exists
-- severity: medium
-- reason: A paper of 1 July 2025 or later gives a task to a district's authority; the level ended on that day.
-- example: A plan of 15/8/2025 has UBND các huyện, thị xã lead a task.
-- mend: Name the communes, or the province's body that took the task over.
WITH ended AS (
    SELECT DISTINCT value FROM fact_assignment_cells
    WHERE role IN ('lead', 'coordinating')
      AND regexp_matches(lower(value), '^(ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân)\s+(các\s+)?(huyện|quận|thị xã)(\s|,|$)|^(huyện ủy|quận ủy|thị ủy)')
)
SELECT c.value, p.uri, 'has a task by a paper of ' || p.issued || '; districts ended on 2025-07-01', c.version_id, c.quote, c.start, c."end"
FROM ended AS e
JOIN fact_assignment_cells AS c USING (value)
JOIN au_papers AS p USING (version_id)
WHERE c.role IN ('lead', 'coordinating') AND p.issued >= DATE '2025-07-01';
