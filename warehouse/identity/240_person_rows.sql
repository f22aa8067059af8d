-- Persons with readable keys, each naming with its person or with the reason why it stays open, and offices through time.
CREATE OR REPLACE TEMP TABLE people_keys AS
WITH printed AS (
    SELECT s.person, d.name, count(DISTINCT d.version_id) AS weight
    FROM people_settled AS s JOIN people_nodes USING (node) JOIN people_named AS d USING (version_id, ordinal)
    GROUP BY s.person, d.name
), called AS (
    -- Capitals are for signatures, not for names.
    SELECT person, arg_min(name, (name = upper(name), -weight, name)) AS name, list(name ORDER BY name) AS spellings FROM printed GROUP BY person
), first AS (
    SELECT person, min(name_key) AS name_key, min(first_day) AS first_day, list(DISTINCT body ORDER BY body) AS bodies,
           coalesce(list(DISTINCT h.said ORDER BY h.said) FILTER (h.said IS NOT NULL), []) AS successions,
           arg_min(body, (first_day IS NULL, coalesce(first_day, DATE '9999-12-31'), body)) AS body
    FROM people_settled JOIN people_runs USING (node) LEFT JOIN people_heirs AS h ON h.b = people_runs.node GROUP BY person
), based AS (
    SELECT *, 'vn/nguoi/' || slug(name) || substr(body, 3) AS base FROM first JOIN called USING (person)
)
SELECT person, name, name_key, spellings, bodies, successions, base || CASE WHEN n = 1 THEN '' ELSE '/' || n END AS key
FROM (SELECT *, row_number() OVER (PARTITION BY base ORDER BY coalesce(first_day, DATE '9999-12-31'), name_key, person) AS n FROM based);

CREATE OR REPLACE TEMP TABLE people_found AS
WITH placed AS (
    SELECT n.version_id, n.ordinal, list(DISTINCT k.key ORDER BY k.key) AS keys
    FROM people_places AS n JOIN people_settled AS s USING (node) JOIN people_keys AS k USING (person)
    WHERE NOT (n.committees AND s.doubtful)
    GROUP BY n.version_id, n.ordinal
), told AS (
    SELECT version_id, ordinal, count(DISTINCT body) AS bodies, count(*) FILTER (body IS NULL AND words IS NOT NULL) AS unknown,
           min(CASE rule WHEN 'office' THEN 1 WHEN 'signer' THEN 2 ELSE 3 END) FILTER (body IS NOT NULL) AS best,
           string_agg(DISTINCT words || ' (' || body || ')', '; ' ORDER BY words || ' (' || body || ')') AS evidence
    FROM people_offices GROUP BY version_id, ordinal
)
SELECT n.version_id, n.ordinal, n.name, n.name_key, n.day, CASE WHEN len(p.keys) = 1 THEN p.keys[1] END AS person,
       CASE WHEN len(p.keys) = 1 AND t.bodies > 1 THEN 'offices'
            WHEN len(p.keys) = 1 THEN CASE t.best WHEN 1 THEN 'body' WHEN 2 THEN 'signer' ELSE 'cited_signer' END
            ELSE 'open' END AS rule,
       CASE WHEN len(p.keys) = 1 THEN NULL
            WHEN torn.version_id IS NOT NULL THEN 'the name stands at bodies that do not go together'
            WHEN t.bodies > 0 AND n.day IS NULL THEN 'the document has no day, and the name was at this body at several times'
            WHEN t.bodies > 0 THEN 'the name stands at a body where two people were called so'
            WHEN t.unknown > 0 THEN 'an office at a body that stays open'
            ELSE 'the name alone' END AS reason,
       CASE WHEN t.bodies > 0 THEN t.evidence END AS evidence
FROM people_named AS n
LEFT JOIN placed AS p USING (version_id, ordinal)
LEFT JOIN told AS t USING (version_id, ordinal)
LEFT JOIN people_torn AS torn USING (version_id, ordinal);

DELETE FROM persons;

INSERT INTO persons
WITH seen AS (
    SELECT person, min(day) AS first_seen, max(day) AS last_seen, count(DISTINCT version_id) AS documents
    FROM people_found WHERE person IS NOT NULL GROUP BY person
)
SELECT k.key, k.name, k.name_key, k.spellings, s.first_seen, s.last_seen, k.bodies, k.successions, s.documents
FROM people_keys AS k JOIN seen AS s ON s.person = k.key;

DELETE FROM person_mentions;

INSERT INTO person_mentions
WITH asked AS (
    SELECT DISTINCT name_key, day, coalesce(day, DATE '0001-01-01') AS asked FROM people_found WHERE person IS NULL
), near AS (
    SELECT a.name_key, a.asked, p.person, p.documents
    FROM asked AS a JOIN persons AS p USING (name_key)
    WHERE a.day IS NULL OR p.first_seen IS NULL OR (a.day BETWEEN p.first_seen - 5479 AND p.last_seen + 5479)
), candidates AS (
    SELECT name_key, asked, list(person ORDER BY documents DESC, person)[:20] AS persons FROM near GROUP BY name_key, asked
)
SELECT f.version_id, f.ordinal, f.person, f.rule, f.reason, CASE WHEN f.person IS NULL THEN coalesce(c.persons, []) ELSE [] END, f.evidence
FROM people_found AS f
LEFT JOIN candidates AS c ON c.name_key = CASE WHEN f.person IS NULL THEN f.name_key END AND c.asked = coalesce(f.day, DATE '0001-01-01');

DELETE FROM person_offices;

INSERT INTO person_offices
WITH held AS (
    SELECT f.person, o.title_key, o.title, o.body, o.former, o.day, o.version_id
    FROM people_offices AS o JOIN people_found AS f USING (version_id, ordinal)
    WHERE f.person IS NOT NULL AND o.title_key IS NOT NULL AND o.body IS NOT NULL
), printed AS (
    SELECT person, title_key, body, arg_min(title, (title = upper(title), -weight, title)) AS title
    FROM (SELECT person, title_key, body, title, count(*) AS weight FROM held GROUP BY ALL) GROUP BY ALL
)
SELECT h.person, p.title, h.title_key, h.body, min(h.day) FILTER (NOT former), max(h.day) FILTER (NOT former),
       min(h.day) FILTER (former), count(DISTINCT h.version_id), arg_min(h.version_id, (h.former, h.day IS NULL, h.day, h.version_id)),
       arg_max(h.version_id, (NOT h.former, h.day IS NOT NULL, h.day, h.version_id))
FROM held AS h JOIN printed AS p USING (person, title_key, body)
GROUP BY h.person, p.title, h.title_key, h.body;
