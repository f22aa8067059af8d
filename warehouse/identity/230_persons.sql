-- People across documents.  A name at one body is one person while sightings follow each other within six years, and
-- whoever has left it may be told of for fifteen.  Bodies that a document gives to one name are one person's; a committee
-- (Ban Chỉ đạo, Hội đồng) has members from many bodies and ties none of these.  Nothing is joined on a name alone.
CREATE OR REPLACE TEMP TABLE people_runs AS
WITH seen AS (
    SELECT name_key, body, day, bool_and(former) AS former
    FROM people_offices ANTI JOIN people_torn USING (version_id, ordinal)
    WHERE body IS NOT NULL
    GROUP BY name_key, body, day
), parted AS (
    SELECT *, day - lag(day) OVER w > CASE WHEN former THEN 5479 ELSE 2192 END AS opens
    FROM seen WHERE day IS NOT NULL WINDOW w AS (PARTITION BY name_key, body ORDER BY day)
), dated AS (
    SELECT name_key, body, day, former, (sum(coalesce(opens, false)::INTEGER) OVER (PARTITION BY name_key, body ORDER BY day))::INTEGER AS run
    FROM parted
), runs AS (
    SELECT name_key, body, run, min(day) AS first_day, max(day) AS last_day, max(day) FILTER (NOT former) AS held_until,
           min(day) FILTER (NOT former) AS held_from
    FROM dated GROUP BY name_key, body, run
    UNION ALL
    SELECT name_key, body, 0, NULL, NULL, NULL, NULL FROM seen GROUP BY name_key, body HAVING bool_and(day IS NULL)
)
SELECT *, row_number() OVER (ORDER BY name_key, body, run) AS node, count(*) OVER (PARTITION BY name_key, body) AS runs FROM runs;

-- Which run each document's naming belongs to; without a day, the only one.
CREATE OR REPLACE TEMP TABLE people_nodes AS
SELECT DISTINCT o.version_id, o.ordinal, r.node, r.name_key
FROM people_offices AS o
ANTI JOIN people_torn USING (version_id, ordinal)
JOIN people_runs AS r ON r.name_key = o.name_key AND r.body = o.body
 AND (o.day BETWEEN r.first_day AND r.last_day OR (o.day IS NULL AND r.runs = 1));

-- A name goes over to the body that took over, where it was at one of the bodies before and at the new one only after.
CREATE OR REPLACE TEMP TABLE people_heirs AS
SELECT r.node AS a, s.node AS b, h.said
FROM people_runs AS r
JOIN body_heirs AS h ON h.before = r.body
JOIN people_runs AS s ON s.name_key = r.name_key AND s.body = h.after
WHERE r.held_until <= h.day + 180 AND s.first_day >= h.day AND s.first_day - r.held_until BETWEEN 0 AND 2192
QUALIFY count(*) OVER (PARTITION BY s.node) = 1 AND count(*) OVER (PARTITION BY r.node) = 1;

CREATE OR REPLACE TEMP TABLE people_places AS
SELECT n.version_id, n.ordinal, n.node, b.apart, b.committee, bool_and(b.committee) OVER (PARTITION BY n.version_id, n.ordinal) AS committees
FROM people_nodes AS n JOIN people_runs AS r USING (node) JOIN bodies AS b USING (body);

CREATE OR REPLACE TEMP TABLE people_edges AS
WITH tying AS (
    SELECT version_id, ordinal, node FROM people_places WHERE NOT committee OR committees
), least AS (
    SELECT version_id, ordinal, min(node) AS node FROM tying GROUP BY version_id, ordinal HAVING count(*) > 1
)
SELECT DISTINCT l.node AS a, n.node AS b FROM least AS l JOIN tying AS n USING (version_id, ordinal) WHERE n.node <> l.node
UNION
SELECT a, b FROM people_heirs;

CREATE OR REPLACE TEMP TABLE people_groups AS
WITH RECURSIVE ties AS (
    SELECT a, b FROM people_edges UNION SELECT b, a FROM people_edges
), reach(node, other) AS (
    SELECT a, b FROM ties
    UNION
    SELECT r.node, t.b FROM reach AS r JOIN ties AS t ON t.a = r.other
)
SELECT n.node, least(n.node, coalesce(min(r.other), n.node)) AS person
FROM people_runs AS n LEFT JOIN reach AS r USING (node)
GROUP BY n.node;

-- Two offices that nobody holds at once, in one group, tied neither by a document nor by way of bodies with one office a
-- person: two people whom a wider body (a Tỉnh ủy) ties by chance.
CREATE OR REPLACE TEMP TABLE people_clashes AS
WITH RECURSIVE crowded AS (
    SELECT person FROM people_groups GROUP BY person HAVING count(*) > 1
), members AS (
    SELECT g.person, g.node, r.name_key, b.body, b.place, b.unit, b.stem, b.apart
    FROM people_groups AS g SEMI JOIN crowded USING (person) JOIN people_runs AS r USING (node) JOIN bodies AS b USING (body)
), clashing AS (
    SELECT a.person, a.node AS one, b.node AS other, a.name_key, a.body AS one_body, b.body AS other_body
    FROM members AS a JOIN members AS b ON b.person = a.person AND a.body < b.body
    WHERE bodies_clash(a, b)
), near AS (
    SELECT m.node AS a, n.node AS b
    FROM people_places AS m JOIN people_places AS n USING (version_id, ordinal)
    WHERE m.node <> n.node AND m.apart AND n.apart AND m.node IN (SELECT node FROM members AS x WHERE x.person IN (SELECT person FROM clashing))
    UNION SELECT a, b FROM people_heirs UNION SELECT b, a FROM people_heirs
), reach(node, other) AS (
    SELECT a, b FROM near UNION SELECT r.node, n.b FROM reach AS r JOIN near AS n ON n.a = r.other
), told AS (
    SELECT DISTINCT name_key, one, other FROM people_pairs WHERE told_together
)
SELECT person, one, other FROM clashing
WHERE (name_key, one_body, other_body) NOT IN (SELECT (name_key, one, other) FROM told)
  AND (one, other) NOT IN (SELECT (node, other) FROM reach);

-- Such a group is parted: its bodies with one office a person and those that clash hold together by what documents tell
-- of them, and each other body goes to the one person whose offices are told with it, or stays open.
CREATE OR REPLACE TEMP TABLE people_parted AS
WITH RECURSIVE mixed AS (
    SELECT DISTINCT person FROM people_clashes
), firm AS (
    SELECT one AS node FROM people_clashes
    UNION SELECT other FROM people_clashes
    UNION SELECT g.node FROM people_groups AS g SEMI JOIN mixed USING (person) JOIN people_runs AS r USING (node) JOIN bodies AS b USING (body) WHERE b.apart
), ties AS (
    SELECT DISTINCT m.node AS a, n.node AS b
    FROM people_nodes AS m JOIN people_nodes AS n USING (version_id, ordinal)
    JOIN people_groups AS g ON g.node = m.node SEMI JOIN mixed ON mixed.person = g.person
    WHERE m.node <> n.node
    UNION SELECT a, b FROM people_heirs UNION SELECT b, a FROM people_heirs
), reach(node, other) AS (
    SELECT a, b FROM ties WHERE a IN (SELECT node FROM firm) AND b IN (SELECT node FROM firm)
    UNION
    SELECT r.node, t.b FROM reach AS r JOIN ties AS t ON t.a = r.other WHERE t.b IN (SELECT node FROM firm)
), held AS (
    SELECT f.node, least(f.node, coalesce(min(r.other), f.node)) AS person FROM firm AS f LEFT JOIN reach AS r USING (node) GROUP BY f.node
)
SELECT node, person FROM people_groups ANTI JOIN mixed USING (person)
UNION ALL
SELECT node, person FROM held
UNION ALL
SELECT t.a, min(h.person) FROM ties AS t JOIN held AS h ON h.node = t.b
WHERE t.a NOT IN (SELECT node FROM firm) GROUP BY t.a HAVING count(DISTINCT h.person) = 1;

-- A committee's member is whom the offices told beside it make the name, if that is one person; without any, a person
-- apart.  Where two people of the name hold offices in the committee's place, whom a document names as a member alone
-- may be either.
CREATE OR REPLACE TEMP TABLE people_settled AS
WITH sitting AS (
    SELECT p.node, p.person, r.name_key, b.place
    FROM people_parted AS p JOIN people_runs AS r USING (node) JOIN bodies AS b USING (body) WHERE b.committee
), namesakes AS (
    SELECT r.name_key, b.place
    FROM people_parted AS p JOIN people_runs AS r USING (node) JOIN bodies AS b USING (body) WHERE NOT b.committee
    GROUP BY r.name_key, b.place HAVING count(DISTINCT p.person) > 1
), beside AS (
    SELECT s.person, count(DISTINCT p.person) AS people, bool_and(p.person IS NOT NULL) AS settled, min(p.person) AS other
    FROM sitting AS s
    JOIN people_places AS m USING (node)
    JOIN people_places AS n ON n.version_id = m.version_id AND n.ordinal = m.ordinal AND NOT n.committee
    LEFT JOIN people_parted AS p ON p.node = n.node
    GROUP BY s.person
)
SELECT node, person, false AS doubtful FROM people_parted ANTI JOIN sitting USING (node)
UNION ALL
SELECT s.node, coalesce(b.other, s.person), n.place IS NOT NULL
FROM sitting AS s LEFT JOIN namesakes AS n USING (name_key, place) LEFT JOIN beside AS b USING (person)
WHERE (b.person IS NULL AND n.place IS NULL) OR (b.people = 1 AND b.settled);
