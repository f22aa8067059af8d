-- What each part of its identity rests on, and how many mentions say so.
SELECT f.part, f.value, f.rule, min(f.evidence) AS evidence, count(DISTINCT m.version_id) AS documents
FROM mention_readings AS m JOIN reading_inferences AS f USING (reading)
WHERE m.node_key = node_key($uri)
GROUP BY f.part, f.value, f.rule ORDER BY f.part, documents DESC, f.rule, f.value LIMIT 40
