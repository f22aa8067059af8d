-- title: Resting on what came later
-- severity: high
-- reason: A document tells that an instrument rests on another that was issued after it; one of the days, or
--   the direction, is wrong.
-- example: An article says that KH 5 of 01/02/2022 carries out NQ 9 of 03/5/2023.
-- mend: Check the days of both against their own texts.
SELECT l.from_number, l.from_node, 'of ' || k.from_day || ', told to rest on ' || l.to_number || ' of ' || k.to_day,
       l.version_id, l.quote, l.start, l."end"
FROM au_links AS k
JOIN instrument_links AS l USING (from_key, to_key, relation)
JOIN au_papers AS p ON p.version_id = l.version_id
JOIN instruments AS a ON a.uri = l.from_node
JOIN instruments AS b ON b.uri = l.to_node
WHERE k.from_day < k.to_day AND k.relation IN ('pursuant_to', 'implements')
  -- A law is often named for all that bore its name before.
  AND a.name IS NULL AND b.name IS NULL
  -- A consolidated text speaks for papers of several days.
  AND NOT coalesce(contains(p.number, 'VBHN'), false)
  -- What a paper itself cites has an audit of its own; an article goes on to tell of later papers.
  AND p.uri IS DISTINCT FROM l.from_node AND p.about_uri IS DISTINCT FROM l.from_node;
