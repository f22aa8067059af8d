-- Tasks that are due in a year, by when.
SELECT a.due, a.deadline, a.task, a.lead, a.uri, n.label, a.source, a.start, a."end"
FROM assignments AS a LEFT JOIN instrument_names AS n ON n.node = a.uri
WHERE a.due BETWEEN make_date($year, 1, 1) AND make_date($year, 12, 31)
  AND ($words IS NULL OR contains(fold(concat_ws(' ', a.task, a.quote, array_to_string(a.lead, ' '))), fold($words)))
ORDER BY a.due, a.source, a.start LIMIT $most
