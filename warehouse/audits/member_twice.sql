-- title: Unit listed twice in its bloc
-- severity: low
-- reason: A bloc's list names one unit twice; one of the two was meant to be another, or the count is wrong.
-- example: Khối thi đua số 2 lists Sở Nội vụ at the second and at the seventh place.
-- mend: Look at the list; compare the number of units stated.
SELECT min(m.name), NULL, 'stands ' || count(*) || ' times in ' || b.name, b.version_id, b.quote, b.start, b."end"
FROM fact_bloc_members AS m
JOIN fact_blocs AS b ON b.version_id = m.version_id AND b.ordinal = m.bloc
WHERE m.role = 'member' AND b.version_id IN (SELECT version_id FROM au_papers)
GROUP BY b.version_id, b.ordinal, b.name, b.quote, b.start, b."end", fold(m.name)
HAVING count(*) > 1;
