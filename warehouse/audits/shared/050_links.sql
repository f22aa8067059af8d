-- Worded links by which one instrument rests on another, with the days of both.
CREATE OR REPLACE TEMP TABLE au_links AS
SELECT l.from_node, l.to_node, l.relation, l.version_id, l.basis, a.issued AS from_day, b.issued AS to_day
FROM (SELECT from_node, to_node, relation, version_id, basis FROM instrument_links
      WHERE relation IN ('pursuant_to', 'implements', 'guides', 'according_to', 'amends')) AS l
LEFT JOIN (SELECT uri, issued FROM instruments) AS a ON a.uri = l.from_node
LEFT JOIN (SELECT uri, issued FROM instruments) AS b ON b.uri = l.to_node;
