-- title: Chain broken between two levels
-- severity: low
-- reason: A lower body's paper carries out one of the body above it whose text is not here, and nothing tells
--   what that one rests on.
-- example: A commune's plan carries out 318/KH-UBND of its province, which nobody has.
-- mend: Add the source that publishes the upper body's papers.
WITH lower AS (
    SELECT p.version_id, s.uri, s.place, s.actor FROM au_papers AS p JOIN au_series AS s USING (uri) WHERE p.is_paper
)
SELECT l.to_number, l.to_node, 'carried out by ' || l.from_number || '; its text is not here, and nothing tells what it rests on',
       l.version_id, l.quote, l.start, l."end"
FROM instrument_links AS l
JOIN lower AS p ON p.uri = l.from_node
JOIN au_series AS u ON u.uri = l.to_node
WHERE l.relation = 'implements' AND NOT u.own_text AND u.place <> 'tw' AND u.actor IN ('ubnd', 'hdnd', 'tinh-uy', 'thanh-uy')
  AND (starts_with(p.place, u.place || '/') OR (p.place = u.place AND p.actor NOT IN ('ubnd', 'hdnd', 'tinh-uy', 'thanh-uy')))
  AND node_key(u.uri) NOT IN (SELECT from_key FROM graph_grounds);
