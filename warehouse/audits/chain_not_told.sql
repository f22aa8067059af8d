-- title: Plan that names no ground
-- severity: info
-- reason: A plan's own text names no instrument that it rests on, so its chain ends with itself.
-- mend: Read the plan's opening; where it names a ground in other words, the rules of relations miss it.
SELECT m.printed, 'its own text names nothing that it rests on', s.version_id, s.quote, s.start, s."end"
FROM instrument_mentions AS m
JOIN fact_self AS s USING (version_id)
JOIN current_documents AS d USING (version_id)
WHERE m.ordinal = -1 AND d.doc_kind = 'plan'
  AND NOT EXISTS (FROM instrument_links AS l WHERE l.from_node = m.node AND l.rests_on);
