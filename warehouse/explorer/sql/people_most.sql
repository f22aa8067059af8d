-- People whom most documents name.
SELECT person, name, bodies, first_seen, last_seen, documents FROM persons ORDER BY documents DESC, person LIMIT $most
