-- title: Two leaders of one bloc in one year
-- severity: error
-- reason: A bloc has one leader a year; two documents, or one, name different ones.
-- mend: Look for a change within the year; otherwise one of the documents is wrong.
WITH named AS (
    SELECT fold(name) AS bloc, year, min(name) OVER (PARTITION BY fold(name), year) AS name, leader, version_id, quote, start, "end"
    FROM blocs WHERE leader IS NOT NULL AND year IS NOT NULL
)
SELECT name || ' ' || year,
       'led by ' || leader || ' here, elsewhere by ' || (
           SELECT string_agg(DISTINCT other.leader, ', ' ORDER BY other.leader) FROM named AS other
           WHERE other.bloc = named.bloc AND other.year = named.year AND fold(other.leader) <> fold(named.leader)),
       version_id, quote, start, "end"
FROM named
WHERE (SELECT count(DISTINCT fold(leader)) FROM named AS other WHERE other.bloc = named.bloc AND other.year = named.year) > 1;
