-- title: Task that nobody leads
-- severity: low
-- reason: Other tasks of the same paper have a body that leads; for this one none was read, or none is printed.
-- example: A table of tasks leaves the cell of the leading body empty in one row.
-- mend: Look at the row in the paper; a merged cell may have been lost.
SELECT task, uri, 'no body leads it', version_id, quote, start, "end"
FROM assignments AS a
WHERE coalesce(len(lead), 0) = 0
  AND version_id IN (SELECT version_id FROM assignment_bodies WHERE role = 'lead');
