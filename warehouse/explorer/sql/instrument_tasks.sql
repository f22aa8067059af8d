-- Tasks that it assigns, by when they are due.
SELECT number, task, lead, coordinating, deadline, due, product, source, start, "end"
FROM assignments WHERE uri = $uri ORDER BY due NULLS LAST, source, start LIMIT $most
