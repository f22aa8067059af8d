-- Every wording of an organisation, once: what body, unit and place it names, whatever document it stands in.
CREATE OR REPLACE TEMP TABLE body_said AS
WITH offices AS (
    SELECT DISTINCT r.title, o.body
    FROM (SELECT DISTINCT title FROM fact_roles WHERE org IS NULL) AS r
    JOIN lexicon_office_bodies AS o ON o.title = regexp_replace(fold(r.title), '^nguyen ', '')
), said AS (
    SELECT version_id, issuer AS words FROM fact_self WHERE issuer IS NOT NULL
    UNION ALL SELECT version_id, parent FROM fact_self WHERE parent IS NOT NULL
    UNION ALL SELECT version_id, issuer FROM fact_citations WHERE issuer IS NOT NULL
    UNION ALL SELECT version_id, org FROM fact_roles WHERE org IS NOT NULL
    UNION ALL SELECT r.version_id, o.body FROM fact_roles AS r JOIN offices AS o USING (title) WHERE r.org IS NULL
    UNION ALL
    SELECT m.version_id, m.name FROM fact_bloc_members AS m
    ANTI JOIN fact_people AS p ON p.version_id = m.version_id AND p.name = m.name
    UNION ALL
    SELECT version_id, value FROM fact_assignment_cells WHERE role IN ('lead', 'coordinating')
    UNION ALL
    SELECT version_id, trim(regexp_extract(name, '(?:thuộc|của) (.+)$', 1)) FROM fact_blocs WHERE regexp_matches(name, '(?:thuộc|của) .')
)
SELECT DISTINCT version_id, words FROM said SEMI JOIN id_current USING (version_id);

CREATE OR REPLACE TEMP TABLE body_folded AS
WITH given AS (
    SELECT words FROM body_said
    UNION SELECT jurisdiction FROM id_current WHERE jurisdiction IS NOT NULL
), tokens AS (
    SELECT words, unnest(t) AS token, generate_subscripts(t, 1) AS n
    FROM (SELECT words, regexp_extract_all(regexp_replace(regexp_replace(words, '\(.*?\)', ' ', 'g'), 'T\.?Ư( Đảng| Hội| Đoàn| MTTQ|$)', 'TW\1', 'g'),
                                           '[\p{L}\p{N}&]+(?:-[\p{L}\p{N}&]+)*') AS t FROM given)
), spelt AS (
    SELECT words, lower(string_agg(coalesce(a.full_words, token), ' ' ORDER BY n)) AS said
    FROM tokens LEFT JOIN lexicon_abbreviations AS a ON a.form = tokens.token
    GROUP BY words
), marked AS (
    -- Words that differ by diacritics alone (quận and quân, tỉnh and tình) are told apart before they are folded.
    SELECT words,
           ' ' || fold(regexp_replace(regexp_replace(regexp_replace(said, 'thị (?:ủy|uỷ)', 'thị xã ủy', 'g'),
                                                     '(^| )(huyện đảo|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)( |$)', '\1zz \2\3', 'g'),
                                      '(tình|tính|tịnh)( |$)', '\1zt\2', 'g')) || ' ' AS f,
           regexp_matches(fold(said), '^(?:(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|thu truong|lanh dao|giam doc|chu tich|bi thu|dang uy|cap uy|cong an|phong|dai|truong|to|nguoi dung dau|hoi dong thi dua khen thuong) )*(?:cac|nhung|mot so|toan the|tat ca|moi|cap) | cap (?:tinh|huyen|xa|so)( |$)')
           OR regexp_matches(lower(words), '(?:quận|huyện|thị xã|xã|phường|tỉnh)\s?[,/]|quận huyện|huyện thị|xã phường') OR regexp_matches(fold(said), '^(?:bo|so) (?:[a-su-z]|t[a-qs-z]).* (?:bo|so) [a-z]') AS many
    FROM spelt
), plain AS (
    -- The office of a head stands for the body, as in numbers; terms of assemblies are no part of names.
    SELECT words, many,
           regexp_replace(regexp_replace(replace(replace(replace(f, ' tac zz xa ', ' tac xa '), ' tan zz xa ', ' tan xa '), ' zz xa hoi', ' xa hoi'), ' (?:khoa|nhiem ky) [0-9ivxl]+ .*$', ' '),
                          '^ (?:pho )?(?:tong )?(?:giam doc|chu tich|bo truong|thu truong|cuc truong|vu truong|chi cuc truong|cuc truong|chanh thanh tra|vien truong|truong ban|bi thu) ((?:bo|so|cuc|vu|chi cuc|tong cuc|vien|ban|ubnd|hdnd|uy ban|hoi dong|dang uy|tinh uy|thanh uy|zz) )', ' \1') AS f
    FROM marked
), short AS (
    SELECT words, many, list_reduce(
               (SELECT list({'form': ' ' || form || ' ', 'put': ' ' || stands_for || ' '} ORDER BY place) FROM lexicon_body_synonyms),
               lambda so_far, pair: {'form': replace(so_far.form, pair.form, pair.put), 'put': ''},
               {'form': regexp_replace(f, ' (?:va|cac) ', ' ', 'g'), 'put': ''}).form AS f
    FROM plain
)
-- A Party committee's head prints the organisation first: ĐẢNG BỘ THÀNH PHỐ HÀ NỘI, BAN CHẤP HÀNH.
SELECT words, many, replace(regexp_replace(f, '^ dang bo (tinh|thanh pho|zz huyen|zz quan|zz thi xa)( .*?)? ban (?:chap hanh|thuong vu) $', ' \1 uy\2 '),
                      ' thanh pho uy ', ' thanh uy ') AS f
FROM short;

-- Provinces by every spelling; a place that a source speaks for is one, whether or not the lexicon has it.
CREATE OR REPLACE TEMP TABLE body_places AS
WITH spoken AS (
    SELECT DISTINCT regexp_replace(fold(jurisdiction), '^(thanh pho|tinh|tp) ', '') AS name
    FROM id_current WHERE jurisdiction IS NOT NULL AND NOT regexp_matches(fold(jurisdiction), '(^|, |,)(phuong|xa|dac khu|thi tran|quan|huyen|thi xa) ')
)
SELECT regexp_replace(form, '^tp ', 'thanh pho ') AS form, slug, bool_or(city) AS city, max(city_from) AS city_from FROM lexicon_places GROUP BY ALL
UNION ALL
SELECT name, replace(name, ' ', '-'), true, NULL FROM spoken WHERE name NOT IN (SELECT form FROM lexicon_places);

CREATE OR REPLACE TEMP TABLE body_words AS
WITH parted AS (
    SELECT words, many, f, contains(f, ' zz ') AS has_unit, ' ' || trim(split_part(f, ' zz ', 1)) || ' ' AS head,
           regexp_replace(CASE WHEN contains(f, ' zz ') THEN substr(f, strpos(f, ' zz ') + 4) ELSE '' END, '^(huyen) dao ', '\1 ') AS tail
    FROM body_folded
), unit AS (
    SELECT *, regexp_extract(tail, '^(huyen|quan|thi xa|thi tran|phuong|xa|dac khu)') AS kind,
           regexp_extract(tail, '^[a-z ]*?(?:huyen|quan|thi xa|thi tran|phuong|xa|dac khu) (uy|doan|hoi) ', 1) AS joined
    FROM parted
), reached AS (
    SELECT *, CASE WHEN has_unit THEN ' ' || trim(substr(tail, length(kind) + 1 + CASE WHEN joined = '' THEN 0 ELSE length(joined) + 1 END)) || ' '
                   ELSE f END AS region
    FROM unit
), provinces AS (
    SELECT r.words, arg_max(p.slug, (length(p.form), p.slug)) AS place, max(length(p.form)) AS size,
           arg_max(p.city, (length(p.form), p.slug)) AS city, max_by(p.city_from, (length(p.form), p.slug)) AS city_from, arg_max(p.form, (length(p.form), p.slug)) AS form
    FROM reached AS r JOIN body_places AS p ON ends_with(r.region, ' ' || p.form || ' ')
    -- A unit may be called like a province; then it is the unit.
    WHERE NOT r.has_unit OR trim(r.region) <> p.form
    GROUP BY r.words
), cut AS (
    SELECT r.*, p.place, p.form, CASE WHEN p.place IS NULL THEN region ELSE left(region, length(region) - p.size - 1) END AS before,
           -- The town of a province that is no city bears its name: thành phố Cao Bằng.
           NOT coalesce(p.city, true) AND NOT has_unit AND regexp_matches(before, ' (?:thanh pho|thanh uy|thanh doan) $') AS town_of,
           CASE WHEN p.city AND NOT has_unit AND regexp_matches(before, ' (?:thanh pho|thanh uy|thanh doan) $') THEN p.city_from END AS town_until
    FROM reached AS r LEFT JOIN provinces AS p USING (words)
), levelled AS (
    SELECT *, regexp_replace(before, CASE WHEN place IS NULL THEN '(?: (?:tinh|thanh pho|thu do))+ $'
                                          ELSE '(?: (?:tinh|thanh pho|thu do|thuoc|tai|tren dia ban))+ $' END, ' ') AS base,
           regexp_matches(before, ' (?:tinh|thanh pho|tinh uy|thanh uy|tinh doan|thanh doan) $') AS bare
    FROM cut
), named AS (
    SELECT words, many, has_unit, kind, joined, regexp_replace(head, CASE WHEN joined = '' THEN '$^' ELSE ' (?:thanh uy|tinh uy|thanh doan|tinh doan) .*$' END, ' ') AS head,
           place, town_until, base, bare AND place IS NULL AND NOT has_unit AS bare,
           -- A province that no table knows, and a city below a province.
           CASE WHEN place IS NULL AND NOT has_unit AND NOT bare THEN nullif(regexp_extract(base, ' (?:tinh uy|tinh doan|tinh) ((?:[a-z]+ ){1,4})$', 1), '') END AS other,
           CASE WHEN town_of THEN form WHEN NOT has_unit AND NOT (bare AND place IS NULL) THEN nullif(regexp_extract(base, ' (?:thanh pho|thanh uy|thanh doan) ((?:[a-z]+ ){1,4})$', 1), '') END AS town
    FROM levelled
), settled AS (
    SELECT words, many, town_until, bare, coalesce(place, replace(trim(other), ' ', '-')) AS place,
           CASE WHEN has_unit THEN kind WHEN town IS NOT NULL THEN 'thanh pho' END AS kind,
           nullif(trim(CASE WHEN has_unit THEN base ELSE coalesce(town, '') END), '') AS unit_name,
           trim(CASE WHEN has_unit THEN head || CASE WHEN joined = '' THEN '' ELSE CASE kind WHEN 'thi xa' THEN 'thi' ELSE kind END || ' ' || joined END
                     WHEN other IS NOT NULL THEN regexp_replace(base, ' (?:(tinh uy|tinh doan)|tinh) (?:[a-z]+ ){1,4}$', ' \1 ')
                     WHEN town IS NOT NULL THEN regexp_replace(base, ' (?:(thanh uy|thanh doan)|thanh pho) (?:[a-z]+ ){1,4}$', ' \1 ')
                     ELSE base END) AS stem
    FROM named
), stemmed AS (
    SELECT words, many, town_until, bare, place, kind,
           CASE WHEN kind IS NOT NULL AND unit_name IS NOT NULL THEN replace(kind || ' ' || split_part(unit_name, ' zz ', 1), ' ', '-') END AS unit,
           -- xã Tân Lập, huyện Đan Phượng: two communes of one province may be called alike.
           nullif(replace(trim(split_part(coalesce(unit_name, ''), ' zz ', 2)), ' ', '-'), '') AS outer_unit,
           kind IS NOT NULL AND unit_name IS NULL AS bare_unit,
           replace(CASE WHEN place IS NOT NULL OR kind IS NOT NULL OR bare THEN regexp_replace(regexp_replace(stem, ' viet nam$', ''), '^ban thuong vu (huyen|quan|thi) uy$', '\1 uy') ELSE stem END, 'zt', '') AS stem
    FROM settled
), opened AS (
    SELECT s.words, arg_max(o.level, (length(o.form), o.level)) AS level, arg_max(o.apart, (length(o.form), o.level)) AS apart,
           arg_max(o.committee, (length(o.form), o.level)) AS committee,
           bool_or(o.form = s.stem AND (o.level IN ('any', 'own') OR NOT contains(o.form, ' '))) AS only_opening
    FROM stemmed AS s JOIN lexicon_body_openings AS o ON starts_with(s.stem || ' ', o.form || ' ')
    GROUP BY s.words
)
SELECT s.words, coalesce(s.place, u.place) AS place, s.unit, s.town_until, CASE WHEN s.kind IN ('xa', 'phuong', 'thi tran') THEN s.outer_unit END AS outer_unit, replace(s.kind, ' ', '-') AS kind, s.bare_unit, s.bare, replace(s.stem, ' ', '-') AS stem, coalesce(o.apart, false) AS apart,
       coalesce(o.committee, false) AS committee,
       CASE WHEN s.many THEN 'many'
            WHEN s.stem = '' AND s.place IS NULL AND s.unit IS NULL THEN 'part'
            WHEN s.kind IS NOT NULL THEN 'unit'
            WHEN s.place IS NOT NULL OR s.bare THEN 'province'
            WHEN regexp_matches(s.stem, '(^| )(trung uong|viet nam)$') THEN 'centre'
            WHEN o.only_opening THEN 'part'
            -- A piece of a body that the words do name.
            WHEN o.level = 'part' AND contains(s.stem, ' so ') THEN 'province'
            WHEN o.level = 'part' AND regexp_matches(s.stem, ' (bo|trung uong) ') THEN 'centre'
            ELSE coalesce(o.level, 'any') END AS level
FROM stemmed AS s
LEFT JOIN opened AS o USING (words)
-- A district whose name one province alone has tells the province.
LEFT JOIN lexicon_units AS u ON u.slug = s.unit;
