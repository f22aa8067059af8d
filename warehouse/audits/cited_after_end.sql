-- title: Resting on what was replaced or repealed
-- severity: high
-- reason: An instrument rests on another that a third had replaced or repealed as a whole before it was issued.
-- example: B replaces A on 5/1/2021; C of 2022 says that it carries out A.
-- mend: Name the instrument that is in force; where the end came later, check the days.
WITH ended AS (
    SELECT uri, min(day) AS day, arg_min(by_number, (day, by_number)) AS by_number, list(by_uri) AS by_uris
    FROM au_ends GROUP BY uri
)
SELECT e.to_number, e.to_node, e.from_number || ' of ' || e.date || ' rests on it, though ' || coalesce(x.by_number, 'another')
       || ' ended it on ' || x.day,
       e.version_id, e.quote, e.start, e."end"
FROM instrument_edges AS e
JOIN ended AS x ON x.uri = e.to_node
WHERE e.relation IN ('pursuant_to', 'implements', 'guides') AND e.date > x.day AND NOT list_contains(x.by_uris, e.from_node);
