-- title: Amending what was already ended
-- severity: medium
-- reason: An instrument amends another that a third had replaced or repealed as a whole before.
-- example: B replaces A on 5/1/2021; C of 2022 amends A.
-- mend: Look for the instrument that took its place; it may be the one to amend.
WITH ended AS (
    SELECT uri, min(day) AS day, arg_min(by_number, (day, by_number)) AS by_number, list(by_uri) AS by_uris
    FROM au_ends GROUP BY uri
)
SELECT l.to_number, l.to_node, l.from_number || ' of ' || i.issued || ' amends it, though ' || coalesce(x.by_number, 'another')
       || ' ended it on ' || x.day,
       l.version_id, l.quote, l.start, l."end"
FROM instrument_links AS l
JOIN ended AS x ON x.uri = l.to_node
JOIN instruments AS i ON i.uri = l.from_node
WHERE l.relation = 'amends' AND i.issued > x.day AND NOT list_contains(x.by_uris, l.from_node);
