-- title: Resting on what was replaced or repealed
-- severity: error
-- reason: An instrument rests on another that a third had replaced or repealed before it was issued.
-- mend: Name the instrument that is in force; where the end came later, check the days.
WITH ended AS (
    SELECT to_node AS uri, min(date) AS on_day, arg_min(from_number, (date, from_number)) AS by_number
    FROM instrument_edges WHERE relation IN ('replaces', 'repeals') AND date IS NOT NULL GROUP BY to_node
)
SELECT e.to_number, e.from_number || ' of ' || e.date || ' rests on it, though ' || x.by_number || ' ended it on ' || x.on_day,
       e.version_id, e.quote, e.start, e."end"
FROM instrument_edges AS e
JOIN ended AS x ON x.uri = e.to_node
JOIN lexicon_relations AS k USING (relation)
WHERE k.rests_on AND e.relation NOT IN ('amends', 'corrects', 'consolidates') AND e.date > x.on_day AND e.from_number <> x.by_number;
