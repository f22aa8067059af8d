-- Worded links by which one instrument rests on another, with the days of both.
CREATE OR REPLACE TEMP TABLE au_links AS
SELECT l.from_key, l.to_key, a.node AS from_node, b.node AS to_node, l.relation, l.version_id, l.basis,
       CASE WHEN a.settled THEN a.issued END AS from_day, CASE WHEN b.settled THEN b.issued END AS to_day
FROM (SELECT from_key, to_key, relation, version_id, basis FROM key_links
      WHERE relation IN ('pursuant_to', 'implements', 'guides', 'according_to', 'amends')) AS l
JOIN (SELECT node_key, node, settled, issued FROM instrument_names) AS a ON a.node_key = l.from_key
JOIN (SELECT node_key, node, settled, issued FROM instrument_names) AS b ON b.node_key = l.to_key;
