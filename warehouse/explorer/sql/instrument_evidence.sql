-- What each part of its identity rests on, and how many mentions say so.
SELECT f.part, f.value, f.rule, min(f.evidence) AS evidence, count(DISTINCT f.version_id) AS documents
FROM instrument_mentions AS m JOIN inferences AS f USING (version_id, ordinal)
WHERE m.uri = $uri
GROUP BY f.part, f.value, f.rule ORDER BY f.part, documents DESC, f.rule, f.value LIMIT 40
