-- Organisations: wordings that name no place take that of their document.  In this order: the document's own issuer;
-- the place its publisher speaks for, unless the document names just one province and that is another; the only
-- province that it names, unless a body of the centre issued it.  A bare unit (UBND huyện) is the unit of the issuer or publisher, else the only one of its
-- kind that the document names.  A piece of a body (Đảng ủy, Phòng Nội vụ) is the issuer's own or stays open.
CREATE OR REPLACE TEMP TABLE body_context AS
WITH said AS (
    SELECT s.version_id, w.place, w.unit, w.kind FROM body_said AS s JOIN body_words AS w USING (words) WHERE w.level <> 'many'
), provinces AS (
    SELECT version_id, min(place) AS place, count(DISTINCT place) AS n FROM said WHERE place IS NOT NULL GROUP BY version_id
)
SELECT c.version_id, c.day, own.stem AS own_stem,
       -- Before 1 July 2025 a commune belongs to a district, which the head above its own may name.
       CASE WHEN c.day >= DATE '2025-07-01' THEN NULL ELSE coalesce(own.outer_unit, [u FOR u IN [own.unit, parent.unit, publisher.unit] IF regexp_matches(u, '^(huyen|quan|thi-xa|thanh-pho)-')][1]) END AS district,
       coalesce(own.unit, parent.unit, publisher.unit) AS unit,
       coalesce(own.place, parent.place,
                CASE WHEN p.n = 1 AND publisher.place <> p.place THEN NULL ELSE publisher.place END,
                CASE WHEN p.n = 1 AND publisher.place IS NULL AND own.level IS DISTINCT FROM 'centre' THEN p.place END) AS place,
       own.level AS own_level
FROM id_current AS c
LEFT JOIN body_words AS own ON own.words = c.own_issuer
LEFT JOIN body_words AS parent ON parent.words = c.own_parent
LEFT JOIN body_words AS publisher ON publisher.words = c.jurisdiction
LEFT JOIN provinces AS p USING (version_id);

CREATE OR REPLACE TEMP TABLE body_units AS
SELECT s.version_id, w.kind, min(w.unit) AS unit
FROM body_said AS s JOIN body_words AS w USING (words)
WHERE w.unit IS NOT NULL AND w.level <> 'many'
GROUP BY s.version_id, w.kind HAVING count(DISTINCT w.unit) = 1;

-- Each wording meets each context once, however many documents share it; what its own words tell needs none.
CREATE OR REPLACE TEMP TABLE body_met AS
WITH met AS (
    SELECT s.version_id, s.words,
           CASE WHEN w.place IS NULL AND w.level NOT IN ('many', 'centre') THEN c.place END AS around,
           CASE WHEN w.level NOT IN ('many', 'centre') AND (w.bare OR w.bare_unit OR w.level IN ('district', 'part')) THEN c.unit END AS within,
           sole.unit AS only_unit,
           -- Before a province became a city, the city of its name was a town in it.
           coalesce(c.day < w.town_until, false) AS as_town,
           CASE WHEN w.kind IN ('xa', 'phuong', 'thi-tran') THEN coalesce(w.outer_unit, c.district) END AS district,
           CASE WHEN w.level = 'part' THEN c.own_stem END AS own_stem
    FROM body_said AS s
    JOIN body_words AS w USING (words)
    JOIN body_context AS c USING (version_id)
    LEFT JOIN body_units AS sole ON sole.version_id = s.version_id AND sole.kind = CASE WHEN w.bare_unit THEN w.kind END
)
SELECT *, hash(words, around, within, only_unit, as_town, district, own_stem) AS asked
FROM met;

CREATE OR REPLACE TEMP TABLE body_judged AS
WITH distinct_met AS (
    SELECT DISTINCT ON (asked) * EXCLUDE (version_id) FROM body_met
), judged AS (
    SELECT m.*, w.stem, w.level,
           CASE WHEN w.level = 'many' THEN 'open'
                WHEN w.level = 'centre' THEN 'centre'
                WHEN w.level = 'unit' AND w.bare_unit AND starts_with(within, w.kind || '-') THEN 'document_unit'
                WHEN w.level = 'unit' AND w.bare_unit AND only_unit IS NOT NULL THEN 'only_unit'
                WHEN w.level = 'unit' AND w.bare_unit THEN 'open'
                WHEN w.place IS NOT NULL THEN 'own_words'
                WHEN w.level = 'district' THEN CASE WHEN within IS NULL THEN 'open' ELSE 'document_unit' END
                WHEN w.level = 'part' THEN CASE WHEN own_stem = w.stem AND w.stem <> '' THEN 'own_issuer' ELSE 'open' END
                WHEN w.level = 'own' AND around IS NULL THEN 'name_alone'
                ELSE 'document_place' END AS found,
           coalesce(w.place, CASE WHEN found = 'centre' THEN 'tw' WHEN found = 'name_alone' THEN '_' ELSE around END) AS in_place,
           CASE WHEN as_town THEN 'thanh-pho-' || w.place ELSE CASE found WHEN 'document_unit' THEN within WHEN 'only_unit' THEN only_unit WHEN 'own_issuer' THEN within
                -- In a paper of a city below the province, "thành phố" is that city.
                ELSE CASE WHEN w.unit IS NULL AND w.bare AND starts_with(within, 'thanh-pho-') THEN within ELSE w.unit END END END AS own_unit,
           CASE WHEN regexp_matches(own_unit, '^(xa|phuong|thi-tran)-') THEN concat_ws('/', district, own_unit) ELSE own_unit END AS in_unit
    FROM distinct_met AS m JOIN body_words AS w USING (words)
), keyed AS (
    SELECT *, CASE WHEN found <> 'open' AND in_place IS NOT NULL AND NOT (stem = '' AND in_place = '_')
                   THEN concat_ws('/', 'vn', in_place, in_unit, nullif(stem, '')) END AS body
    FROM judged
)
SELECT asked, words, body, in_place AS place, in_unit AS unit, stem, CASE WHEN body IS NULL THEN 'open' ELSE found END AS rule,
       CASE WHEN body IS NOT NULL THEN NULL
            WHEN level = 'many' THEN 'several bodies at once'
            WHEN level = 'part' THEN 'a part of a body that is not named'
            WHEN found = 'open' THEN 'nothing tells which unit'
            ELSE 'nothing tells the place' END AS reason
FROM keyed;

CREATE OR REPLACE TEMP VIEW body_found AS
SELECT m.version_id, j.words, j.body, j.place, j.unit, j.stem, j.rule, j.reason
FROM (SELECT version_id, asked FROM body_met) AS m JOIN body_judged AS j USING (asked);

DELETE FROM body_mentions;

INSERT INTO body_mentions
SELECT version_id, words, body, rule, reason FROM body_found;

DELETE FROM bodies;

INSERT INTO bodies
WITH printed AS (
    SELECT j.body, j.words, sum(m.weight) AS weight
    FROM body_judged AS j JOIN (SELECT asked, count(*) AS weight FROM body_met GROUP BY asked) AS m USING (asked)
    WHERE j.body IS NOT NULL GROUP BY j.body, j.words
), names AS (
    -- Capitals are for heads, not for names.
    SELECT body, arg_min(words, (words = upper(words), -weight, words)) AS name FROM printed GROUP BY body
), seen AS (
    SELECT k.body, min(c.day) AS first_seen, max(c.day) AS last_seen, count(DISTINCT m.version_id) AS documents
    FROM (SELECT version_id, asked FROM body_met) AS m
    JOIN (SELECT asked, body FROM body_judged WHERE body IS NOT NULL) AS k USING (asked)
    JOIN (SELECT version_id, day FROM id_current) AS c USING (version_id)
    GROUP BY k.body
), told AS (
    SELECT j.body, min(j.place) AS place, min(j.unit) AS unit, min(j.stem) AS stem, bool_or(w.apart) AS apart, bool_or(w.committee) AS committee
    FROM body_judged AS j JOIN body_words AS w USING (words) WHERE j.body IS NOT NULL GROUP BY j.body
)
SELECT body, name, place, unit, stem, apart, committee, first_seen, last_seen, documents
FROM seen JOIN told USING (body) JOIN names USING (body);
