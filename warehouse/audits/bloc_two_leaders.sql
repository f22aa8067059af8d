-- title: Two leaders of one bloc in one year
-- severity: high
-- reason: A bloc has one leader a year, and this document names another than most; where a text names no year,
--   that of its publication counts.
-- example: Two documents of one place name Sở A and Sở B as Khối trưởng of Khối thi đua số 2 in 2024.
-- mend: Look for a change within the year; otherwise one of the documents is wrong.
WITH named AS (
    SELECT fold(b.name) AS bloc, coalesce(b.year, year(b.published)) AS year, b.name, b.leader, fold(b.leader) AS folded,
           p.area, b.version_id, b.quote, b.start, b."end",
           -- A unit and the person who heads it are one leader under two names.
           EXISTS (FROM fact_people AS w WHERE w.version_id = b.version_id AND w.name = b.leader) AS person
    FROM blocs AS b JOIN au_papers AS p USING (version_id) WHERE b.leader IS NOT NULL AND coalesce(b.year, year(b.published)) IS NOT NULL
), backed AS (
    SELECT *, count(DISTINCT version_id) OVER (PARTITION BY bloc, year, area, folded) AS documents FROM named
), clashes AS (
    SELECT a.bloc, a.year, a.leader, a.version_id, a.quote, a.start, a."end",
           string_agg(DISTINCT b.leader, ', ' ORDER BY b.leader) AS others
    FROM backed AS a
    JOIN backed AS b ON a.bloc = b.bloc AND a.year = b.year AND a.area = b.area AND a.person = b.person
     AND NOT contains(a.folded, b.folded) AND NOT contains(b.folded, a.folded)
     -- The one that fewer documents name is the one shown.
     AND a.documents <= b.documents
    GROUP BY ALL
)
SELECT name || ' ' || year, NULL, 'led by ' || leader || ' here, elsewhere by ' || others,
       version_id, quote, start, "end"
FROM clashes JOIN (SELECT bloc, min(name) AS name FROM named GROUP BY bloc) USING (bloc);
