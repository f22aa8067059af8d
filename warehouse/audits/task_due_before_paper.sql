-- title: Task due before its paper was issued
-- severity: medium
-- reason: A paper assigns a task by a day before its own; one of the two days is wrong.
-- example: A plan of 05/01/2024 assigns a task by 31/12/2023.
-- mend: Check the day beside the task, then the day of the paper.
SELECT a.task, p.uri, 'due by ' || a.due || ', assigned on ' || p.issued, a.version_id, a.quote, a.start, a."end"
FROM assignments AS a
JOIN au_papers AS p USING (version_id)
WHERE a.deadline_kind = 'by' AND a.due < p.issued;
