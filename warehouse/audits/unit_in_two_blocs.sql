-- title: Unit in two blocs of one year
-- severity: medium
-- reason: One document puts a unit into two blocs of one kind in one year.
-- example: A decision lists Sở Tài chính in Khối thi đua số 1 and in Khối thi đua số 2 of 2025.
-- mend: Look which bloc is meant; the other list has one unit too many.
WITH placed AS (
    SELECT DISTINCT m.version_id, b.year, fold(b.name) AS bloc, b.name AS printed, fold(m.name) AS unit, m.name, b.quote, b.start, b."end"
    FROM fact_bloc_members AS m
    JOIN fact_blocs AS b ON b.version_id = m.version_id AND b.ordinal = m.bloc
    WHERE m.role = 'member'
)
SELECT b.name, NULL, 'in ' || a.printed || ' and in ' || b.printed || coalesce(' of ' || b.year, ''), b.version_id, b.quote, b.start, b."end"
FROM placed AS a
JOIN placed AS b
  ON b.version_id = a.version_id AND b.unit = a.unit AND b.year IS NOT DISTINCT FROM a.year AND b.start > a.start
 AND b.bloc <> a.bloc AND string_split(b.bloc, ' ')[1] = string_split(a.bloc, ' ')[1]
WHERE b.version_id IN (SELECT version_id FROM au_papers);
