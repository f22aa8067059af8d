-- People as documents name them: one row a document and name, with the bodies at which the document puts it.
CREATE OR REPLACE TEMP TABLE people_named AS
WITH keys AS (
    SELECT name, name_key(name) AS name_key FROM (SELECT DISTINCT name FROM fact_people)
)
SELECT p.version_id, p.ordinal, p.name, k.name_key, c.day
FROM fact_people AS p JOIN id_current AS c USING (version_id) JOIN keys AS k USING (name);

-- Offices whose body has its place from the publisher, though another province stands right before them on the line:
-- a city's page tells of guests too.
CREATE OR REPLACE TEMP TABLE people_guests AS
WITH placed AS (
    SELECT r.version_id, r.ordinal, r.start, f.place
    FROM fact_roles AS r
    JOIN body_found AS f ON f.version_id = r.version_id AND f.words = r.org AND f.rule = 'document_place'
    ANTI JOIN fact_self AS own ON own.version_id = r.version_id
), before AS (
    SELECT p.version_id, p.ordinal, p.place, regexp_extract(v.text[greatest(p.start - 120, 1):p.start], '[^\n]*$') AS words
    FROM placed AS p JOIN document_versions AS v USING (version_id)
), others AS (
    SELECT version_id, ordinal, place, fold(unnest(regexp_extract_all(words, '(?:tỉnh|[Tt]ỉnh ủy|[Tt]ỉnh uỷ|thành phố|Thành phố|TP\.?|Thành ủy|Thành uỷ) \p{Lu}\p{L}*(?: (?:- )?\p{Lu}\p{L}*)*'))) AS other
    FROM before
)
SELECT DISTINCT version_id, ordinal FROM others WHERE NOT contains(' ' || other || ' ', ' ' || replace(place, '-', ' '));

-- Offices with their bodies; a signer holds one at the body that issued what is signed.
CREATE OR REPLACE TEMP TABLE people_offices AS
WITH titles AS (
    SELECT title, regexp_replace(fold(title), '^(nguyen|cuu) ', '') AS title_key,
           regexp_matches(lower(title), '^(nguyên|cựu) ') AS former,
           regexp_replace(title, '^([Nn]guyên|[Cc]ựu) ', '') AS held
    FROM (SELECT DISTINCT title FROM fact_roles)
), told AS (
    SELECT r.version_id, r.ordinal, r.person, t.title_key, t.held AS title, t.former, coalesce(r.org, o.body) AS words,
           CASE r.rule WHEN 'role.signature' THEN 'signer' ELSE 'office' END AS rule
    FROM fact_roles AS r JOIN titles AS t USING (title) LEFT JOIN lexicon_office_bodies AS o ON r.org IS NULL AND o.title = t.title_key
    UNION ALL
    SELECT version_id, NULL, signer, NULL, NULL, false, issuer, 'signer' FROM fact_self WHERE signer IS NOT NULL
    UNION ALL
    SELECT version_id, NULL, signer, NULL, NULL, false, issuer, 'cited_signer' FROM fact_citations WHERE signer IS NOT NULL
)
SELECT n.version_id, n.ordinal, t.ordinal AS role, n.name_key, n.day, t.title_key, t.title, t.former, t.rule, CASE WHEN g.version_id IS NULL THEN f.body END AS body, t.words
FROM told AS t
JOIN people_named AS n ON n.version_id = t.version_id AND n.name = t.person
LEFT JOIN body_found AS f ON f.version_id = t.version_id AND f.words = t.words
LEFT JOIN people_guests AS g ON g.version_id = t.version_id AND g.ordinal = t.ordinal;

-- Two bodies at which nobody holds office at once: in two places, in two units, or two of one kind.
CREATE OR REPLACE TEMP TABLE people_pairs AS
WITH put AS (
    SELECT DISTINCT version_id, ordinal, body, former FROM people_offices WHERE body IS NOT NULL
), spots AS (
    SELECT DISTINCT o.version_id, o.ordinal, o.body, s.start
    FROM people_offices AS o
    JOIN fact_spans AS r ON r.version_id = o.version_id AND r.kind = 'role' AND r.ordinal = o.role
    JOIN fact_spans AS s ON s.version_id = o.version_id AND s.kind = 'person' AND s.ordinal = o.ordinal
     AND r.start <= s.start AND s."end" <= r."end"
    WHERE o.body IS NOT NULL
), together AS (
    SELECT DISTINCT a.version_id, a.ordinal, a.body AS one, b.body AS other
    FROM spots AS a JOIN spots AS b USING (version_id, ordinal, start) WHERE a.body < b.body
), pairs AS (
    SELECT a.version_id, a.ordinal, a.body AS one, b.body AS other, bool_or(a.former OR b.former) AS former
    FROM put AS a JOIN put AS b USING (version_id, ordinal) WHERE a.body < b.body GROUP BY ALL
)
SELECT p.version_id, p.ordinal, n.name_key, p.one, p.other, t.one IS NOT NULL OR p.former AS told_together
FROM pairs AS p JOIN people_named AS n USING (version_id, ordinal) LEFT JOIN together AS t USING (version_id, ordinal, one, other);

CREATE OR REPLACE TEMP TABLE people_torn AS
SELECT DISTINCT p.version_id, p.ordinal
FROM people_pairs AS p JOIN bodies AS a ON a.body = p.one JOIN bodies AS b ON b.body = p.other
WHERE NOT p.told_together AND bodies_clash(a, b);
