-- title: Chain that comes back to its beginning
-- severity: high
-- reason: An instrument rests on another that, by way of at most six steps, rests on it; no chain can run in a
--   circle.
-- example: A carries out B, and B is told to carry out A.
-- mend: Check the days: the link from the older to the newer instrument is the wrong one, or one of the days.
WITH RECURSIVE walk(target, node, day, hops) AS (
    -- Every circle holds a link that does not lead back in time, and from there on none older than its beginning.
    SELECT from_node, to_node, from_day, [from_node, to_node] FROM au_links
    WHERE relation IN ('pursuant_to', 'implements') AND from_day IS NOT NULL AND coalesce(to_day >= from_day, true) AND from_node <> to_node
    UNION
    SELECT w.target, l.to_node, w.day, list_append(w.hops, l.to_node)
    FROM walk AS w JOIN au_links AS l ON l.from_node = w.node
    WHERE w.node <> w.target AND len(w.hops) <= 6 AND l.relation IN ('pursuant_to', 'implements') AND coalesce(l.to_day >= w.day, true)
      AND (l.to_node = w.target OR NOT list_contains(w.hops, l.to_node))
), circles AS (
    SELECT target, hops, list_sort(list_distinct(hops)) AS members FROM walk WHERE node = target
    QUALIFY row_number() OVER (PARTITION BY members ORDER BY hops) = 1
)
SELECT n.label, c.target,
       'rests on itself by way of '
       || array_to_string(list_transform(c.hops[2:-2], lambda node: coalesce(regexp_extract(node, '[^/]+/[^/]+$'), node)), ', '),
       l.version_id, l.quote, l.start, l."end"
FROM circles AS c
JOIN instrument_names AS n ON n.node = c.target
JOIN instrument_links AS l ON l.from_node = c.hops[1] AND l.to_node = c.hops[2] AND l.rests_on
QUALIFY row_number() OVER (PARTITION BY c.members ORDER BY l.relation) = 1;
