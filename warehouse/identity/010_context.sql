-- What each current version offers as evidence: its own issuer's place, its publisher's place, its day.
CREATE OR REPLACE TEMP TABLE id_current AS
SELECT v.version_id, d.source, d.publisher, d.jurisdiction, v.about, s.issuer AS own_issuer, s.parent AS own_parent,
       s.place AS head_place, coalesce(s.issued, v.published) AS day, v.published
FROM document_versions AS v
JOIN documents AS d USING (document_id)
LEFT JOIN fact_self AS s USING (version_id)
WHERE v.is_current;

-- Every wording of a body or place, once: what province, lower unit and code it names.
CREATE OR REPLACE TEMP TABLE id_wordings AS
WITH worded AS (
    SELECT DISTINCT issuer AS words FROM fact_citations WHERE issuer IS NOT NULL
    UNION SELECT issuer FROM fact_self WHERE issuer IS NOT NULL
    UNION SELECT parent FROM fact_self WHERE parent IS NOT NULL
    UNION SELECT place FROM fact_self WHERE place IS NOT NULL
    UNION SELECT jurisdiction FROM documents WHERE jurisdiction IS NOT NULL
), folded AS (
    SELECT words, regexp_replace(' ' || fold(words) || ' ', ' (khoa|nhiem ky) [ivx0-9 ]+ $', ' ') AS f FROM worded
), known AS (
    -- A place that a source definition speaks for is a place, whether or not the lexicon has it.
    SELECT form, slug FROM lexicon_places
    UNION SELECT name, replace(name, ' ', '-') FROM (
        SELECT DISTINCT regexp_replace(fold(jurisdiction), '^(thanh pho|tinh|tp) ', '') AS name FROM documents
        -- A commune is a unit below its place.
        WHERE jurisdiction IS NOT NULL AND NOT regexp_matches(fold(jurisdiction), '^(phuong|xa|dac khu|thi tran) ')
    ) WHERE name NOT IN (SELECT form FROM lexicon_places)
), opened AS (
    -- A unit below the province counts where the wording opens with it, or with a body of it.
    SELECT words, f,
           CASE WHEN regexp_matches(f, '^ (?:ubnd |hdnd |uy ban nhan dan |hoi dong nhan dan )?(?:thanh pho|tp) [a-z ]+ (?:tinh|thanh pho|tp) [a-z]')
                THEN regexp_replace(regexp_extract(f, '((?:thanh pho|tp) [a-z ]+?) (?:tinh|thanh pho|tp) ', 1), '^tp ', 'thanh pho ')
                WHEN NOT regexp_matches(f, '^ quan (?:uy trung|khu|doi)')
                THEN regexp_replace(
                    regexp_extract(f, '^ (?:(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang uy|ban thuong vu|ban chap hanh dang bo|phong [a-z ]+?|cong an|ban chi huy quan su) )?((?:huyen|quan|thi xa|phuong|xa|thi tran|dac khu)(?: uy)? [a-z0-9 ]+?)(?: thanh pho .*| tp .*| tinh .*| thuoc .*| huyen .*| quan .*)? $', 1),
                    '^(huyen|quan|thi|phuong|xa) uy ', '\1 ') END AS opening,
           regexp_replace(regexp_extract(f, '^ (?:[a-z ]*? )?((?:thanh pho|tp|thanh uy) [a-z ]+?)(?: cu)? $', 1), '^(tp|thanh uy) ', 'thanh pho ') AS town
    FROM folded
), placed AS (
    -- The province stands last, and outside the name of a unit that is called like one.
    SELECT words, arg_max(slug, (length(g) - strpos(reverse(g), reverse(' ' || form || ' ')), length(form), slug)) AS place
    FROM (
        SELECT words, CASE WHEN regexp_replace(opening, '^(?:huyen|quan|thi xa|phuong|xa|thi tran|dac khu|thanh pho) ', '') IN (SELECT form FROM known)
                           THEN replace(f, ' ' || opening || ' ', ' ') ELSE f END AS g
        FROM opened
    ) JOIN known ON contains(g, ' ' || form || ' ')
    GROUP BY words
), bodies AS (
    SELECT words, arg_max(code, (length(form), code)) AS code, arg_max(slug, (length(form), slug)) AS actor
    FROM folded JOIN lexicon_issuer_words ON contains(f, ' ' || form || ' ')
    GROUP BY words
), unit AS (
    SELECT o.words, o.f, p.place AS stated,
           nullif(replace(regexp_replace(o.opening, '^((?:thanh pho|thi xa|thi tran|dac khu|huyen|quan|phuong|xa) .+) ' || coalesce(replace(p.place, '-', ' '), '-') || '$', '\1'), ' ', '-'), '') AS sub,
           nullif(replace(o.town, ' ', '-'), '') AS town
    FROM opened AS o LEFT JOIN placed AS p USING (words)
)
SELECT words,
       -- A unit that only one province has tells it; a city that no table knows may be a province of its own.
       coalesce(stated, u.place, t.place,
                nullif(replace(regexp_extract(f, ' (?:thanh pho|tp|tinh|thanh uy|tinh uy) ((?:[a-tv-z][a-z]*|u[a-xz]*)(?: [a-z]+){0,3}) $', 1), ' ', '-'), '')) AS place,
       code, actor,
       coalesce(sub, CASE WHEN stated IS NULL OR stated = t.place THEN t.slug END) AS sub,
       nullif(replace(regexp_extract(f, ' (huyen|quan|thi xa|phuong|xa|thi tran|dac khu)(?: uy)? $', 1), ' ', '-'), '') AS bare_unit,
       CASE WHEN regexp_matches(f, ' (tinh|tinh uy) $') THEN 'province'
            WHEN regexp_matches(f, ' (thanh pho|tp|thanh uy) $') THEN 'city' END AS bare_level,
       regexp_matches(f, ' (trung uong|viet nam) ') AS national, f
FROM unit
LEFT JOIN bodies USING (words)
LEFT JOIN lexicon_units AS u ON u.slug = unit.sub
LEFT JOIN lexicon_units AS t ON t.slug = unit.town;

-- Since when a thành ủy leads a place: as the lexicon says, else as the wordings do; null where nothing tells.
CREATE OR REPLACE TEMP TABLE id_cities AS
SELECT slug AS place, bool_or(city) AS city, min(city_from) AS city_from FROM lexicon_places GROUP BY slug
UNION ALL
SELECT place, CASE WHEN bool_or(regexp_matches(f, ' (thanh uy|thanh pho|tp) ')) THEN true
                   WHEN bool_or(regexp_matches(f, ' (tinh uy|tinh) ')) THEN false END, NULL
FROM id_wordings
WHERE place IS NOT NULL AND place NOT IN (SELECT slug FROM lexicon_places) GROUP BY place;

-- Where a place kept its name while its authority began to count anew within a year, that year holds two numberings.
-- Communes began anew with the mergers of 2025 all over the country.
CREATE OR REPLACE TEMP TABLE id_renumbered AS
SELECT after AS place, day AS opens, year(day)::INTEGER AS year, strftime(day, '%Y-%m') AS era, any_value(ground) AS ground
FROM lexicon_place_changes
WHERE anew AND before = after AND (month(day), day(day)) <> (1, 1)
GROUP BY after, day;
