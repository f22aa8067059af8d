-- People whose name holds the words.
SELECT person, list(DISTINCT title || coalesce(', ' || org, '') ORDER BY title || coalesce(', ' || org, ''))[:3] AS offices,
       count(DISTINCT source) AS documents
FROM roles WHERE contains(' ' || fold(person) || ' ', ' ' || fold($words) || ' ')
GROUP BY person ORDER BY documents DESC, person LIMIT $most
