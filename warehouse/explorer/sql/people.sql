-- People of a name, those whom most documents name first.
SELECT p.*, (SELECT list(DISTINCT b.name ORDER BY b.name) FROM bodies AS b WHERE list_contains(p.bodies, b.body)) AS body_names
FROM find_person($words) AS p LIMIT $most
