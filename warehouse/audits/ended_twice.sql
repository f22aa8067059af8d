-- title: Replaced or repealed twice
-- severity: low
-- reason: Two instruments of different days each end the same one as a whole; what is ended cannot end again.
-- example: B of 2021 replaces A, and C of 2023 repeals A without ending B.
-- mend: Look whether the first ended all of it, or the second means another instrument.
WITH twice AS (
    SELECT b.uri, b.by_uri, b.by_number, a.by_number AS before, a.by_issued
    FROM au_ends AS a JOIN au_ends AS b ON b.uri = a.uri AND b.by_issued > a.by_issued
    -- What ends the first often names what the first had ended.
    WHERE (b.by_uri, a.by_uri) NOT IN (SELECT (by_uri, uri) FROM au_ends)
)
SELECT b.printed, t.uri, a.printed || ' ends it, and ' || t.before || ' had ended it on ' || t.by_issued,
       e.version_id, e.quote, e.start, e."end"
FROM twice AS t
JOIN told_edges AS e ON e.from_key = node_key(t.by_uri) AND e.to_key = node_key(t.uri) AND e.relation IN ('replaces', 'repeals')
JOIN readings AS a ON a.reading = e.from_reading
JOIN readings AS b ON b.reading = e.to_reading;
