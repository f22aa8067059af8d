-- title: Plan that names no ground
-- severity: low
-- reason: A plan's own text names no instrument that it rests on, so its chain ends with itself.
-- example: A plan's own text without a word of what it carries out.
-- mend: Read the plan's opening; where it names a ground in other words, the rules of relations miss it.
SELECT p.number, p.uri, 'its own text names nothing that it rests on', p.version_id, p.quote, p.start, p."end"
FROM au_papers AS p
WHERE p.is_paper AND p.doc_kind = 'plan' AND p.number IS NOT NULL AND p.uri IS NOT NULL
  AND node_key(p.uri) NOT IN (SELECT from_key FROM graph_grounds);
