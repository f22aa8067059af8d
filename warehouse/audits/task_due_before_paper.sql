-- title: Task due before its paper was issued
-- severity: warning
-- reason: A paper assigns a task by a day before its own; one of the two days is wrong.
-- mend: Check the day beside the task, then the day of the paper.
SELECT a.task, 'due by ' || a.due || ', assigned on ' || s.issued, a.version_id, a.quote, a.start, a."end"
FROM assignments AS a
JOIN fact_self AS s USING (version_id)
WHERE a.deadline_kind = 'by' AND a.due < s.issued;
