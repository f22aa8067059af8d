-- parse_name(words) | A name as people write it, taken apart: number, type, place, issuer, year | FROM parse_name('KH 282 Hà Nội 2023')
CREATE OR REPLACE MACRO parse_name(words) AS TABLE
WITH given AS (
    SELECT trim(words) AS said, fold(words) AS folded,
           regexp_extract(trim(words), '[0-9]+(?:\.[0-9])?\s?(?:[-/–]\s?[0-9A-Za-zĐđÐƯưƠơ&.]*[A-Za-zĐđÐƯưƠơ]+[0-9]*\s?)+(?:[-/–]\s?[0-9A-Za-zĐđÐƯưƠơ&.]+)*|[0-9]+/[0-9]{4}/[A-Za-z]+[0-9]*(?:-[0-9A-Za-zĐđÐƯưƠơ&.]+)*') AS printed
), cut AS (
    SELECT *, regexp_matches(folded, '^(luat|bo luat|phap lenh|hien phap) [a-z]') AND printed = '' AS is_law,
           nullif(regexp_extract(folded, '^([a-z ]*?) ?(?:so )?0*([0-9]+)', 1), '') AS before,
           CASE WHEN printed <> '' THEN number_main(printed)
                ELSE nullif(regexp_extract(folded, '(?:^| )0*([0-9]+)', 1), '') END AS num,
           ' ' || CASE WHEN printed <> '' THEN fold(replace(said, printed, ' ')) ELSE folded END || ' ' AS rest
    FROM given
)
SELECT said, CASE WHEN is_law OR regexp_matches(said, '^(vn/|open:)') THEN NULL ELSE num END AS num,
       CASE WHEN printed <> '' THEN number_key(printed) END AS number_key,
       CASE WHEN is_law THEN [regexp_extract(replace(folded, 'bo luat', 'bo-luat'), '^(luat|bo-luat|phap lenh|hien phap)', 1).replace(' ', '-')]
            ELSE (SELECT list(DISTINCT t.slug) FROM lexicon_types AS t
                  WHERE (t.kind IN ('word', 'code') AND fold(t.form) = cut.before)
                     OR (t.kind = 'slip' AND cut.before = 'ct' AND t.form LIKE 'CT %')
                     OR (t.kind = 'word' AND starts_with(cut.before, t.form || ' '))) END AS types,
       (SELECT arg_max(p.slug, (length(p.form), p.slug)) FROM lexicon_places AS p
        WHERE NOT cut.is_law AND contains(cut.rest, ' ' || p.form || ' ')) AS place,
       (SELECT list(DISTINCT w.slug) FROM lexicon_issuer_words AS w
        WHERE NOT cut.is_law AND contains(cut.rest, ' ' || w.form || ' ')) AS issuers,
       nullif(regexp_extract(CASE WHEN printed = '' AND NOT is_law THEN regexp_replace(rest, '^ [a-z ]*?[0-9]+', '') ELSE rest END,
                             ' ((?:19|20)[0-9]{2}) ', 1), '') AS year,
       CASE WHEN is_law THEN trim(regexp_replace(regexp_replace(folded, '^(luat|bo luat|phap lenh|hien phap) ', ''),
                                                 ' ?(nam )?((19|20)[0-9]{2})$', '')) END AS name_key
FROM cut;

-- search_instrument(words) | Instruments that a name can mean, best first: by number, type, place, issuer, year, a law's name or a URI | FROM search_instrument('KH 282')
CREATE OR REPLACE MACRO search_instrument(words) AS TABLE
SELECT n.node AS uri, n.label AS number, n.type_slug AS type, n.issuer_slug AS issuer, n.place, n.era, n.issued, n.mentions, n.settled,
       n.node_key
FROM instrument_names AS n, parse_name(words) AS p
WHERE n.node = p.said
   OR (p.name_key IS NOT NULL AND n.name_key = p.name_key AND list_contains(p.types, n.type_slug)
       AND (p.year IS NULL OR n.era = p.year))
   OR (p.num IS NOT NULL AND n.num = lower(p.num)
       AND (p.number_key IS NULL OR n.number_key = p.number_key)
       AND (p.number_key IS NOT NULL OR p.types IS NULL OR list_contains(p.types, n.type_slug))
       AND (p.place IS NULL OR n.place = p.place OR starts_with(n.place, p.place || '/') OR n.place = 'tw')
       AND (p.issuers IS NULL OR n.issuer_slug IS NULL OR list_contains(p.issuers, n.issuer_slug)
            OR (n.issuer_slug IN ('thanh-uy', 'tinh-uy') AND list_contains(p.issuers, 'tinh-uy')))
       AND (p.year IS NULL OR n.era = p.year OR year(n.issued)::VARCHAR = p.year))
ORDER BY n.settled DESC, n.node = p.said DESC, n.mentions DESC, n.node;

-- instrument_named(words) | Just the URIs that a name can mean; mentions that stay open only where nothing settled fits | FROM instrument_named('NQ 15')
CREATE OR REPLACE MACRO instrument_named(words) AS TABLE
SELECT uri AS node FROM search_instrument(words) QUALIFY settled = max(settled) OVER ();
