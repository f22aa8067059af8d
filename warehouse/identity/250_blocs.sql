-- Blocs: whose they are and which number or name they bear.  A bloc belongs to the body that its name tells (thuộc Sở …),
-- else to the one that issued the paper, unless that body speaks for its place (UBND, Sở Nội vụ …); in the news, to the
-- one owner that the names of the document's other blocs tell, to the country where its members come from several
-- places, else to the document's place.
CREATE OR REPLACE TEMP TABLE bloc_names AS
WITH printed AS (
    SELECT DISTINCT name FROM fact_blocs
    UNION SELECT DISTINCT org FROM fact_roles WHERE regexp_matches(lower(org), '^(khối|cụm) ')
)
SELECT name, regexp_extract(fold(name), '^(khoi|cum)') AS kind, nullif(trim(regexp_extract(name, '(?:thuộc|của) (.+)$', 1)), '') AS owner_words,
       bloc_number(name) AS number, bloc_slug(name) AS slug
FROM printed;

CREATE OR REPLACE TEMP TABLE bloc_units AS
SELECT m.version_id, m.bloc AS ordinal, m.ordinal AS place_in_list, m.role, m.name, p.ordinal AS person, f.body, f.place, f.unit, f.stem,
       coalesce(CASE WHEN f.stem IN ('', 'ubnd') THEN nullif(regexp_replace(split_part(f.unit, '/', -1), '^(quan|huyen|thi-xa|thi-tran|phuong|xa|dac-khu|thanh-pho)-', ''), '') END,
                CASE WHEN f.stem IN ('', 'ubnd') THEN f.place END, nullif(f.stem, ''), slug(m.name)) AS member_key
FROM fact_bloc_members AS m
SEMI JOIN id_current USING (version_id)
LEFT JOIN fact_people AS p ON p.version_id = m.version_id AND p.name = m.name
LEFT JOIN body_found AS f ON f.version_id = m.version_id AND f.words = m.name;

CREATE OR REPLACE TEMP TABLE bloc_owned AS
WITH spread AS (
    SELECT version_id, ordinal, count(DISTINCT place) FILTER (place <> 'tw') AS places, min(place) FILTER (place <> 'tw') AS place,
           count(*) FILTER (place = 'tw') AS central
    FROM bloc_units WHERE place <> '_' GROUP BY version_id, ordinal
), inside AS (
    -- Blocs of departments (phòng) are blocs inside a body, and so are the others that the document tells of.
    SELECT DISTINCT u.version_id FROM bloc_units AS u
    JOIN body_words AS w ON w.words = u.name WHERE w.level = 'part' AND u.body IS NULL AND starts_with(w.stem, 'phong-')
), owners AS (
    -- The names of a document's blocs tell one owner: the others are its blocs too.
    SELECT b.version_id, CASE WHEN count(DISTINCT o.body) = 1 AND bool_and(o.body IS NOT NULL) THEN min(o.body) END AS body,
           CASE WHEN count(DISTINCT o.body) = 1 THEN min(o.stem) END AS stem, min(o.place) AS place, min(o.unit) AS unit
    FROM fact_blocs AS b JOIN bloc_names AS n USING (name)
    LEFT JOIN body_found AS o ON o.version_id = b.version_id AND o.words = n.owner_words
    WHERE n.owner_words IS NOT NULL GROUP BY b.version_id
), judged AS (
    SELECT b.version_id, b.ordinal, b.name, n.kind, n.number, n.slug, coalesce(b.year, year(c.day)) AS year, b.year IS NULL AS year_inferred,
           CASE WHEN o.body IS NOT NULL THEN 'name'
                WHEN n.owner_words IS NOT NULL THEN 'open'
                WHEN i.body IS NOT NULL THEN 'issuer'
                WHEN sole.body IS NOT NULL THEN 'other_names'
                WHEN sole.version_id IS NOT NULL OR inside.version_id IS NOT NULL THEN 'open'
                WHEN s.places > 1 OR (s.places = 0 AND s.central > 1) THEN 'members'
                WHEN s.places = 1 AND c.place IS NULL THEN 'members'
                WHEN c.place IS NOT NULL THEN 'document_place' ELSE 'open' END AS found,
           CASE found WHEN 'name' THEN CASE WHEN o.stem IN (SELECT stem FROM lexicon_bloc_speakers) THEN concat_ws('/', 'vn', o.place, o.unit) ELSE o.body END
                WHEN 'issuer' THEN CASE WHEN i.stem IN (SELECT stem FROM lexicon_bloc_speakers) OR regexp_matches(i.stem, '^(khoi|cum)-') THEN concat_ws('/', 'vn', i.place, i.unit) ELSE i.body END
                WHEN 'other_names' THEN CASE WHEN sole.stem IN (SELECT stem FROM lexicon_bloc_speakers) THEN concat_ws('/', 'vn', sole.place, sole.unit) ELSE sole.body END
                WHEN 'members' THEN 'vn/' || CASE WHEN s.places = 1 THEN s.place ELSE 'tw' END
                WHEN 'document_place' THEN concat_ws('/', 'vn', c.place, c.unit) END AS organiser
    FROM fact_blocs AS b
    JOIN body_context AS c USING (version_id)
    JOIN bloc_names AS n USING (name)
    JOIN id_current AS v USING (version_id)
    LEFT JOIN body_found AS o ON o.version_id = b.version_id AND o.words = n.owner_words
    LEFT JOIN body_found AS i ON i.version_id = b.version_id AND i.words = v.own_issuer
    LEFT JOIN owners AS sole ON sole.version_id = b.version_id
    LEFT JOIN inside ON inside.version_id = b.version_id
    LEFT JOIN spread AS s ON s.version_id = b.version_id AND s.ordinal = b.ordinal
)
SELECT * EXCLUDE (found), found AS rule, organiser || '/' || slug AS base FROM judged;

-- Who a document says belongs to a bloc; two sets of one year that share nobody are two blocs under one name.
CREATE OR REPLACE TEMP TABLE bloc_sets AS
WITH listed AS (
    SELECT o.base, o.year, o.version_id, o.ordinal, list_sort(list(DISTINCT u.member_key)) AS members
    FROM bloc_owned AS o JOIN bloc_units AS u USING (version_id, ordinal)
    WHERE u.person IS NULL AND o.base IS NOT NULL
    GROUP BY ALL
)
SELECT *, dense_rank() OVER (ORDER BY base, members) AS members_id FROM listed;

CREATE OR REPLACE TEMP TABLE bloc_series_found AS
WITH RECURSIVE sets AS (
    SELECT DISTINCT base, year, members_id, members FROM bloc_sets WHERE len(members) > 1
), torn AS (
    SELECT DISTINCT a.base FROM sets AS a JOIN sets AS b USING (base, year)
    WHERE a.members_id < b.members_id AND len(list_intersect(a.members, b.members)) = 0
), kept AS (
    SELECT DISTINCT base, members_id, members FROM sets SEMI JOIN torn USING (base)
), ties AS (
    SELECT a.members_id AS a, b.members_id AS b
    FROM kept AS a JOIN kept AS b USING (base)
    WHERE a.members_id <> b.members_id
      AND 2 * len(list_intersect(a.members, b.members)) >= least(len(a.members), len(b.members))
), reach(a, b) AS (
    SELECT a, b FROM ties UNION SELECT r.a, t.b FROM reach AS r JOIN ties AS t ON t.a = r.b
), teams AS (
    SELECT k.base, k.members_id, least(k.members_id, coalesce(min(r.b), k.members_id)) AS team
    FROM kept AS k LEFT JOIN reach AS r ON r.a = k.members_id GROUP BY k.base, k.members_id
), ordered AS (
    SELECT base, team, row_number() OVER (PARTITION BY base ORDER BY min(s.year), min(t.members_id)) AS n
    FROM teams AS t JOIN (SELECT members_id, min(year) AS year FROM sets GROUP BY members_id) AS s USING (members_id)
    GROUP BY base, team
)
SELECT o.version_id, o.ordinal,
       CASE WHEN o.base IS NULL THEN NULL
            WHEN torn.base IS NULL THEN o.base
            WHEN ord.n IS NOT NULL THEN o.base || '/' || ord.n END AS series,
       CASE WHEN o.base IS NULL THEN 'nothing tells whose bloc it is'
            WHEN torn.base IS NOT NULL AND ord.n IS NULL THEN 'several blocs bear this name here, and no members tell which' END AS reason,
       CASE WHEN torn.base IS NOT NULL AND ord.n IS NULL
            THEN (SELECT list(x.base || '/' || x.n ORDER BY x.n) FROM ordered AS x WHERE x.base = o.base) END AS candidates
FROM bloc_owned AS o
LEFT JOIN torn USING (base)
LEFT JOIN bloc_sets AS s USING (version_id, ordinal)
LEFT JOIN teams AS t ON t.members_id = s.members_id
LEFT JOIN ordered AS ord ON ord.base = t.base AND ord.team = t.team;
