-- People whom most documents name.
SELECT person, name, bodies, first_seen, last_seen, documents,
       (SELECT list(DISTINCT b.name ORDER BY b.name) FROM bodies AS b WHERE list_contains(p.bodies, b.body)) AS body_names
FROM persons AS p ORDER BY documents DESC, person LIMIT $most
