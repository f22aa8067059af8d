-- What each part of its identity rests on, and how many mentions say so.
WITH named AS MATERIALIZED (
    SELECT version_id, reading FROM mention_readings WHERE node_key = node_key($uri)
)
SELECT f.part, f.value, f.rule, min(f.evidence) AS evidence, count(DISTINCT m.version_id) AS documents
FROM named AS m JOIN reading_inferences AS f USING (reading)
GROUP BY f.part, f.value, f.rule ORDER BY f.part, documents DESC, f.rule, f.value LIMIT 40
