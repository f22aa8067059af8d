-- What each current version offers as evidence: its own issuer's place, its publisher's place, its day.
CREATE OR REPLACE TEMP TABLE id_current AS
SELECT v.version_id, d.source, d.publisher, d.jurisdiction, v.about, s.issuer AS own_issuer, s.parent AS own_parent,
       coalesce(s.issued, v.published) AS day, v.published
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
    UNION SELECT jurisdiction FROM documents WHERE jurisdiction IS NOT NULL
), folded AS (
    SELECT words, ' ' || fold(words) || ' ' AS f FROM worded
), known AS (
    -- A place that a source definition speaks for is a place, whether or not the lexicon has it.
    SELECT form, slug FROM lexicon_places
    UNION SELECT name, replace(name, ' ', '-') FROM (
        SELECT DISTINCT regexp_replace(fold(jurisdiction), '^(thanh pho|tinh|tp) ', '') AS name FROM documents
        -- A commune is a unit below its place.
        WHERE jurisdiction IS NOT NULL AND NOT regexp_matches(fold(jurisdiction), '^(phuong|xa|dac khu|thi tran) ')
    ) WHERE name NOT IN (SELECT form FROM lexicon_places)
), places AS (
    SELECT words, arg_max(slug, (length(form), slug)) AS place
    FROM folded JOIN known ON contains(f, ' ' || form || ' ')
    GROUP BY words
), bodies AS (
    SELECT words, arg_max(code, (length(form), code)) AS code, arg_max(slug, (length(form), slug)) AS actor
    FROM folded JOIN lexicon_issuer_words ON contains(f, ' ' || form || ' ')
    GROUP BY words
)
SELECT words, coalesce(place, named) AS place, code, actor,
       nullif(replace(regexp_replace(unit, ' ' || coalesce(replace(place, '-', ' '), '-') || '$', ''), ' ', '-'), '') AS sub,
       regexp_matches(f, ' (huyen|quan|thi xa|phuong|xa|thi tran)( uy)? $') AS bare_unit,
       regexp_matches(f, ' (trung uong|viet nam) ') AS national
FROM (
    -- A unit below the province counts where the wording opens with it, or with a body of it.
    SELECT words, f,
           nullif(replace(regexp_extract(f, ' (?:thanh pho|tp|tinh|thanh uy|tinh uy) ([a-z]+(?: [a-z]+){0,3}) $', 1), ' ', '-'), '') AS named,
           CASE WHEN regexp_matches(f, '^ (ubnd |hdnd |uy ban nhan dan |hoi dong nhan dan )?thanh pho [a-z ]+ tinh [a-z]')
                THEN regexp_extract(f, '(thanh pho [a-z ]+?) tinh ', 1)
                WHEN NOT regexp_matches(f, '^ quan (uy trung|khu|doi)')
                THEN regexp_replace(
                    regexp_extract(f, '^ (?:(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|dang uy|ban thuong vu|ban chap hanh dang bo|phong [a-z ]+?) )?((?:huyen|quan|thi xa|phuong|xa|thi tran)(?: uy)? [a-z0-9 ]+?)(?: thanh pho .*| tp .*| tinh .*| thuoc .*| huyen .*| quan .*)? $', 1),
                    '^(huyen|quan|thi|phuong|xa) uy ', '\1 ') END AS unit
    FROM folded
)
LEFT JOIN places USING (words)
LEFT JOIN bodies USING (words);

-- Whether a thành ủy or a tỉnh ủy leads a place: as the lexicon says, else as the wordings do.
CREATE OR REPLACE TEMP TABLE id_cities AS
SELECT slug AS place, bool_or(city) AS city FROM lexicon_places GROUP BY slug
UNION ALL
SELECT place, bool_or(regexp_matches(fold(words), '\b(thanh uy|thanh pho)\b')) FROM id_wordings
WHERE place IS NOT NULL AND place NOT IN (SELECT slug FROM lexicon_places) GROUP BY place;
