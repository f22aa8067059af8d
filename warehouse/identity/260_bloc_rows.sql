-- Blocs year by year, and how each year's bloc follows that of an earlier one.
DELETE FROM bloc_mentions;

INSERT INTO bloc_mentions
SELECT o.version_id, o.ordinal, f.series, o.year, o.year_inferred, CASE WHEN f.series IS NULL THEN 'open' ELSE o.rule END, f.reason, coalesce(f.candidates, [])
FROM bloc_owned AS o JOIN bloc_series_found AS f USING (version_id, ordinal);

DELETE FROM bloc_series;

INSERT INTO bloc_series
WITH told AS (
    SELECT m.series, o.name, o.organiser, o.number, o.slug, o.kind, m.year FROM bloc_mentions AS m JOIN bloc_owned AS o USING (version_id, ordinal) WHERE m.series IS NOT NULL
), names AS (
    SELECT series, arg_min(name, (-weight, name)) AS name FROM (SELECT series, name, count(*) AS weight FROM told GROUP BY ALL) GROUP BY series
)
SELECT t.series, n.name, min(t.organiser), split_part(min(t.organiser), '/', 2), min(t.kind), min(t.number), min(t.slug), min(t.year), max(t.year)
FROM told AS t JOIN names AS n USING (series) GROUP BY t.series, n.name;

-- Of each part in a bloc, what most documents say.
CREATE OR REPLACE TEMP TABLE bloc_parts AS
WITH officers AS (
    SELECT m.series, m.year, r.person AS name, 'leader_person' AS role, f.person AS key, m.version_id
    FROM bloc_mentions AS m
    JOIN bloc_owned AS o USING (version_id, ordinal)
    JOIN fact_roles AS r ON r.version_id = m.version_id
    JOIN bloc_names AS n ON n.name = r.org AND n.slug = o.slug
    LEFT JOIN people_found AS f ON f.version_id = r.version_id AND f.name = r.person
    WHERE m.series IS NOT NULL AND regexp_matches(fold(r.title), '^(khoi truong|cum truong|truong khoi|truong cum)( thi dua)?$')
    UNION ALL
    SELECT m.series, m.year, u.name, 'leader_person', f.person, m.version_id
    FROM bloc_mentions AS m JOIN bloc_units AS u USING (version_id, ordinal)
    JOIN people_found AS f ON f.version_id = u.version_id AND f.ordinal = u.person
    WHERE m.series IS NOT NULL AND u.role = 'leader'
    UNION ALL
    SELECT m.series, m.year, u.name, u.role, u.body, m.version_id
    FROM bloc_mentions AS m JOIN bloc_units AS u USING (version_id, ordinal)
    WHERE m.series IS NOT NULL AND u.person IS NULL
), keyed AS (
    SELECT *, coalesce(key, slug(name)) AS k FROM officers
)
SELECT series, year, role, k, arg_min(name, (name = upper(name), -weight, name)) AS name, any_value(key) AS key, sum(weight)::INTEGER AS documents,
       min(version_id) AS version_id
FROM (SELECT series, year, role, k, name, min(key) AS key, count(DISTINCT version_id) AS weight, min(version_id) AS version_id FROM keyed GROUP BY ALL)
GROUP BY series, year, role, k;

DELETE FROM bloc_years;

INSERT INTO bloc_years
WITH parts AS (
    SELECT series, year,
           list(name ORDER BY documents DESC, name) FILTER (role = 'leader') AS leaders,
           list(key ORDER BY documents DESC, name) FILTER (role = 'leader') AS leader_bodies,
           list(name ORDER BY documents DESC, name) FILTER (role = 'leader_person') AS people,
           list(key ORDER BY documents DESC, name) FILTER (role = 'leader_person') AS people_keys,
           list(name ORDER BY documents DESC, name) FILTER (role = 'deputy') AS deputies
    FROM bloc_parts GROUP BY series, year
), members AS (
    SELECT m.series, m.year, u.member_key AS member, min(u.name) AS name
    FROM bloc_mentions AS m JOIN bloc_units AS u USING (version_id, ordinal)
    WHERE m.series IS NOT NULL AND u.person IS NULL GROUP BY ALL
), listed AS (
    SELECT series, year, list(name ORDER BY name) AS members, list(member ORDER BY member) AS member_keys FROM members GROUP BY series, year
), told AS (
    SELECT m.series, m.year, bool_and(m.year_inferred) AS inferred, count(DISTINCT m.version_id) AS documents,
           -- The document that tells most of it; the earliest of those.
           arg_min(m.version_id, (-(SELECT count(*) FROM fact_bloc_members AS b WHERE b.version_id = m.version_id AND b.bloc = m.ordinal), m.version_id)) AS version_id,
           arg_min(m.ordinal, (-(SELECT count(*) FROM fact_bloc_members AS b WHERE b.version_id = m.version_id AND b.bloc = m.ordinal), m.version_id)) AS ordinal
    FROM bloc_mentions AS m WHERE m.series IS NOT NULL AND m.year IS NOT NULL GROUP BY m.series, m.year
)
SELECT t.series, t.year, t.inferred, p.leaders[1], p.leader_bodies[1], p.people[1], p.people_keys[1], coalesce(p.leaders, []), coalesce(p.deputies, []),
       coalesce(l.members, []), coalesce(l.member_keys, []), t.documents, t.version_id, t.ordinal
FROM told AS t LEFT JOIN parts AS p USING (series, year) LEFT JOIN listed AS l USING (series, year);

DELETE FROM bloc_links;

INSERT INTO bloc_links
WITH following AS (
    SELECT a.series AS before, a.year AS before_year, b.series AS after, b.year AS after_year, a.member_keys AS m, b.member_keys AS n
    FROM bloc_years AS a JOIN bloc_years AS b ON b.series = a.series AND b.year > a.year
    QUALIFY row_number() OVER (PARTITION BY a.series, a.year ORDER BY b.year) = 1
), organised AS (
    SELECT y.series, y.year, y.member_keys, s.organiser, s.kind FROM bloc_years AS y JOIN bloc_series AS s USING (series) WHERE len(y.member_keys) > 2
), renumbered AS (
    SELECT a.series, a.year, b.series, b.year, a.member_keys, b.member_keys
    FROM organised AS a JOIN organised AS b USING (organiser, kind)
    WHERE a.series <> b.series AND b.year BETWEEN a.year + 1 AND a.year + 2
      AND len(list_intersect(a.member_keys, b.member_keys)) >= 0.6 * len(list_distinct(list_concat(a.member_keys, b.member_keys)))
    QUALIFY row_number() OVER (PARTITION BY a.series, b.series ORDER BY b.year - a.year, b.year) = 1
), scored AS (
    SELECT *, len(list_intersect(m, n)) AS shared, len(list_distinct(list_concat(m, n))) AS total
    FROM (SELECT *, 'same_name' AS kind FROM following UNION ALL SELECT *, 'renumbered' FROM renumbered)
)
SELECT before, before_year, after, after_year, kind, CASE WHEN len(m) > 0 AND len(n) > 0 THEN round(shared / total, 3) END,
       list_sort(list_intersect(m, n)),
       CASE WHEN len(m) = 0 OR len(n) = 0 THEN 'the name alone; one of the years has no list of members'
            ELSE shared || ' of ' || total || ' members are in both years' END
FROM scored;
