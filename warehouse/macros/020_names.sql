-- parse_names(words_list) | Names as people write them, taken apart: number, codes, type, place, unit, issuer, term, year | FROM parse_names(['KH 282 Hà Nội 2023', 'Nghị quyết 15 của Bộ Chính trị'])
CREATE OR REPLACE MACRO parse_names(words_list) AS TABLE
WITH given AS (
    SELECT asked, trim(asked) AS said, regexp_replace(fold(asked), '([a-z])([0-9])', '\1 \2', 'g') AS folded,
           regexp_extract(asked, '[0-9]+(?:\.[0-9])?\s*(?:[-/–]\s*[0-9A-Za-zĐđÐƯưƠơ&.]*[A-Za-zĐđÐƯưƠơ]+[0-9]*\s*)+(?:[-/–]\s*[0-9A-Za-zĐđÐƯưƠơ&.]+)*|[0-9]+\s*/\s*[0-9]{4}\s*/\s*[A-Za-zĐđÐ]+[0-9]*(?:\s*-\s*[0-9A-Za-zĐđÐƯưƠơ&.]+)*') AS printed
    FROM (SELECT DISTINCT unnest(words_list) AS asked)
), cleaned AS (
    SELECT *, regexp_matches(folded, '^(luat|bo luat|phap lenh|hien phap) [a-z]') AND printed = ''
                  AND NOT regexp_matches(folded, '^(luat|bo luat|phap lenh) so ') AS is_law,
           number_clean(printed) AS number,
           nullif(regexp_extract(folded, '^([a-z ]*?) ?(?:so )?0*([0-9]+)', 1), '') AS before,
           ' ' || CASE WHEN printed <> '' THEN fold(replace(asked, printed, ' ')) ELSE folded END || ' ' AS rest
    FROM given
), cut AS (
    SELECT asked, said, folded, is_law, before,
           -- Short forms of the units below a province, where a name follows them.
           regexp_replace(regexp_replace(regexp_replace(rest, ' p ', ' phuong '), ' q ', ' quan '), ' h ', ' huyen ') AS rest,
           CASE WHEN printed <> '' THEN number_main(number)
                ELSE nullif(regexp_extract(folded, '(?:^| )0*([0-9]+)', 1), '') END AS num,
           CASE WHEN printed <> '' THEN list_transform(number_codes(number), lambda code: plain_code(code)) ELSE [] END AS printed_codes,
           number_year(number)::VARCHAR AS printed_year,
           regexp_extract_all(CASE WHEN printed <> '' THEN replace(said, trim(printed), ' ') ELSE said END, '[A-Za-zĐđƯư]+') AS words
    FROM cleaned
), types AS (
    SELECT asked, list(DISTINCT t.slug) AS types
    FROM cut JOIN lexicon_types AS t
      ON (t.kind IN ('word', 'code') AND (fold(t.form) = before OR ends_with(before, ' ' || fold(t.form))))
      OR (t.kind = 'slip' AND before = 'ct' AND t.form LIKE 'CT %')
      OR (t.kind = 'word' AND starts_with(before, t.form || ' '))
    GROUP BY asked
), places AS (
    SELECT asked, arg_max(p.slug, (length(p.form), p.slug)) AS place
    FROM cut JOIN lexicon_places AS p ON contains(rest, ' ' || p.form || ' ') GROUP BY asked
), issuers AS (
    SELECT asked, list(DISTINCT w.slug) AS issuers
    FROM cut JOIN lexicon_issuer_words AS w ON contains(rest, ' ' || w.form || ' ') GROUP BY asked
), codes AS (
    -- A code that stands alone: NĐ 98 CP.  Short ones count in capitals only, since tu and cp are syllables too.
    SELECT asked, list(DISTINCT plain_code(word)) AS codes
    FROM (SELECT asked, unnest(words) AS word FROM cut)
    JOIN lexicon_issuers AS i ON plain_code(i.form) = plain_code(word)
    WHERE word = upper(word) OR length(word) >= 3
    GROUP BY asked
)
SELECT asked, said, CASE WHEN NOT is_law AND NOT regexp_matches(said, '^(vn/|open:)') THEN lower(num) END AS num,
       list_distinct(printed_codes || coalesce(codes, [])) AS codes,
       CASE WHEN is_law THEN [replace(regexp_extract(folded, '^(luat|bo luat|phap lenh|hien phap)', 1), ' ', '-')]
            WHEN len(printed_codes) < 2 THEN types END AS types,
       CASE WHEN NOT is_law THEN place END AS place,
       CASE WHEN NOT is_law THEN issuers END AS issuers,
       CASE WHEN regexp_matches(rest, ' (phuong|xa|thi tran|huyen|quan|thi xa|dac khu) [a-z0-9]') THEN rest END AS unit,
       nullif('k' || (SELECT any_value(n) FROM (VALUES ('i', 1), ('ii', 2), ('iii', 3), ('iv', 4), ('v', 5), ('vi', 6), ('vii', 7), ('viii', 8), ('ix', 9), ('x', 10), ('xi', 11), ('xii', 12), ('xiii', 13), ('xiv', 14), ('xv', 15)) AS r(roman, n)
                      WHERE roman = regexp_extract(rest, ' (?:khoa|nhiem ky) ([ivx]+|[0-9]+) ', 1) OR n::VARCHAR = regexp_extract(rest, ' (?:khoa|nhiem ky) ([ivx]+|[0-9]+) ', 1)), 'k') AS term,
       coalesce(printed_year, nullif(regexp_extract(CASE WHEN len(printed_codes) = 0 AND NOT is_law THEN regexp_replace(rest, '^ [a-z ]*?[0-9]+', '') ELSE rest END,
                                                    ' ((?:19|20)[0-9]{2}) ', 1), '')) AS year,
       CASE WHEN is_law THEN trim(regexp_replace(regexp_replace(folded, '^(luat|bo luat|phap lenh|hien phap) ', ''),
                                                 ' ?(nam )?((19|20)[0-9]{2})$', '')) END AS name_key
FROM cut LEFT JOIN types USING (asked) LEFT JOIN places USING (asked) LEFT JOIN issuers USING (asked) LEFT JOIN codes USING (asked);

-- search_instruments(words_list) | Instruments that each of several names can mean, best first | FROM search_instruments(['KH 282', 'NQ 15'])
CREATE OR REPLACE MACRO search_instruments(words_list) AS TABLE
WITH parsed AS MATERIALIZED (
    FROM parse_names(words_list)
), fitting AS (
    SELECT p.asked, 3 AS fit, n.* FROM parsed AS p JOIN instrument_names AS n ON n.node = p.said
    UNION ALL
    SELECT p.asked, 3, n.* FROM parsed AS p JOIN instrument_names AS n ON n.name_key = p.name_key
    WHERE list_contains(p.types, n.type_slug) AND (p.year IS NULL OR n.era[:4] = p.year)
    UNION ALL
    SELECT p.asked, CASE WHEN p.place IS NULL OR n.place = p.place OR p.unit IS NOT NULL THEN 3
                        WHEN n.place <> 'tw' THEN 2 ELSE 1 END, n.*
    FROM parsed AS p JOIN instrument_names AS n ON n.num = p.num
    WHERE list_has_all(list_transform(number_codes(n.number), lambda code: plain_code(code)), p.codes)
      AND (p.types IS NULL OR list_contains(p.types, n.type_slug))
      AND (p.place IS NULL OR n.place = p.place OR starts_with(n.place, p.place || '/') OR n.place = 'tw')
      AND (p.unit IS NULL OR contains(p.unit, ' ' || replace(split_part(n.place, '/', 2), '-', ' ') || ' '))
      AND (p.issuers IS NULL OR n.issuer_slug IS NULL OR list_contains(p.issuers, n.issuer_slug)
           OR (n.issuer_slug IN ('thanh-uy', 'tinh-uy') AND list_contains(p.issuers, 'tinh-uy')))
      AND (p.term IS NULL OR n.era = p.term)
      AND (p.year IS NULL OR n.era[:4] = p.year OR year(n.issued)::VARCHAR = p.year)
)
SELECT asked, node AS uri, label AS number, type_slug AS type, issuer_slug AS issuer, place, era, issued, mentions,
       settled, node_key
FROM fitting
-- What a place itself issued comes before what its units did, and that before the centre's.
QUALIFY fit = max(fit) OVER (PARTITION BY asked)
ORDER BY asked, settled DESC, mentions DESC, node;

-- parse_name(words) | A name as people write it, taken apart: number, codes, type, place, unit, issuer, term, year | FROM parse_name('KH 282 Hà Nội 2023')
CREATE OR REPLACE MACRO parse_name(words) AS TABLE
FROM parse_names([words]);

-- search_instrument(words) | Instruments that a name can mean, best first: by number, type, place, issuer, year, a law's name or a URI | FROM search_instrument('KH 282')
CREATE OR REPLACE MACRO search_instrument(words) AS TABLE
SELECT * EXCLUDE (asked) FROM search_instruments([words]);

-- instrument_named(words) | Just the URIs that a name can mean; mentions that stay open only where nothing settled fits | FROM instrument_named('NQ 15')
CREATE OR REPLACE MACRO instrument_named(words) AS TABLE
SELECT uri AS node, node_key FROM search_instruments([words]) QUALIFY settled = max(settled) OVER ();
