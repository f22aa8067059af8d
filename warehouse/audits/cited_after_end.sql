-- title: Resting on what was replaced or repealed
-- severity: high
-- reason: An instrument rests on another that a third had replaced or repealed as a whole before it was issued.
-- example: B replaces A on 5/1/2021; C of 2022 says that it carries out A.
-- mend: Name the instrument that is in force; where the end came later, check the days.
WITH ended AS (
    SELECT uri, node_key(uri) AS node_key, min(day) AS day, arg_min(by_number, (day, by_number)) AS by_number,
           list(node_key(by_uri)) AS by_keys
    FROM au_ends GROUP BY uri
)
SELECT b.printed, x.uri, a.printed || ' of ' || e.date || ' rests on it, though ' || coalesce(x.by_number, 'another')
       || ' ended it on ' || x.day,
       e.version_id, e.quote, e.start, e."end"
FROM told_edges AS e
JOIN ended AS x ON x.node_key = e.to_key
JOIN readings AS a ON a.reading = e.from_reading
JOIN readings AS b ON b.reading = e.to_reading
WHERE e.relation IN ('pursuant_to', 'implements', 'guides') AND e.date > x.day AND NOT list_contains(x.by_keys, e.from_key);
