-- Numbers without a year that fit nothing known are put together with others alike, as long as they are named in one
-- year, or in one term of the Party: the number comes back in the next.  The first such window is `_`, each later one
-- has its year or term behind.
CREATE OR REPLACE TEMP TABLE id_windows AS
WITH windowed AS (
    SELECT DISTINCT l.version_id, l.ordinal, l.num, l.code, l.place, l.series, l.year_slot,
           CASE WHEN l.year_slot IS NULL THEN CASE WHEN l.central AND l.party THEN t.term ELSE year(l.day)::VARCHAR END END AS named
    FROM id_loose AS l
    LEFT JOIN lexicon_terms AS t ON l.day BETWEEN t.opens AND t.closes
    WHERE l.places IS NULL
)
SELECT version_id, ordinal,
       CASE WHEN named = min(named) OVER (PARTITION BY num, code, place, series, year_slot) THEN '' ELSE coalesce(named, '') END AS mark
FROM windowed;

-- Every mention with its instrument, or with the reason why it stays open and what would fit.
DELETE FROM instrument_mentions;

INSERT INTO instrument_mentions
WITH anchored AS (
    SELECT a.version_id, a.ordinal, c.uri, a.coded
    FROM (
        SELECT s.*, coalesce(party, '') AS side, t.version_id IS NULL AS coded
        FROM id_sided AS s LEFT JOIN id_titled AS t USING (version_id, ordinal)
        WHERE NOT split OR party IS NOT NULL
    ) AS a
    JOIN id_clusters AS c
      ON (c.num, c.code, c.place, c.series, c.era, c.party) = (a.num, a.code, a.place, a.series, a.era, a.side)
), loose AS (
    SELECT l.version_id, l.ordinal,
           CASE WHEN len(ch.own) = 1 THEN ch.own[1]
                WHEN ch.own IS NULL AND len(ch.fits) = 1 AND ch.bodied AND ch.seen AND NOT coalesce(ch.stale, false) THEN ch.fits[1]
                WHEN ch.fits IS NULL AND l.coded AND l.place IS NOT NULL AND l.series IS NOT NULL
                    THEN 'vn/' || l.place || '/'
                         || actor_slug(l.code, l.sub, p.city, p.city_from, l.day, CASE WHEN l.code = 'TW' THEN 'trung-uong' ELSE i.slug END)
                         || '/' || l.series || '/' || coalesce(l.year_slot || '-', '') || '_' || w.mark || '/' || lower(l.num) END AS uri,
           CASE WHEN len(ch.own) = 1 THEN 'same_document'
                WHEN ch.own IS NULL AND len(ch.fits) = 1 AND ch.bodied AND ch.seen AND NOT coalesce(ch.stale, false) THEN 'only_candidate'
                WHEN uri IS NOT NULL THEN 'grouped' ELSE 'open' END AS rule,
           CASE WHEN uri IS NOT NULL THEN NULL
                WHEN len(ch.fits) > 1 THEN len(ch.fits) || ' instruments fit'
                WHEN len(ch.fits) = 1 AND NOT ch.seen THEN 'one is known from the register alone'
                WHEN len(ch.fits) = 1 AND ch.bodied THEN 'the only one known is from years before'
                WHEN len(ch.fits) = 1 THEN 'a bare number, and no issuer beside it'
                WHEN l.places IS NOT NULL THEN 'two places compete: ' || array_to_string(l.places, ' and ')
                WHEN NOT l.coded THEN 'a short form, and nothing known fits it'
                WHEN l.place IS NULL THEN 'nothing tells the issuer''s place'
                ELSE 'nothing tells the type' END AS reason,
           CASE WHEN uri IS NULL THEN coalesce(ch.fits, []) ELSE [] END AS candidates
    FROM (SELECT DISTINCT * REPLACE (CASE WHEN places IS NULL THEN place END AS place) FROM id_loose) AS l
    LEFT JOIN id_choices AS ch USING (version_id, ordinal)
    LEFT JOIN id_windows AS w USING (version_id, ordinal)
    LEFT JOIN id_cities AS p ON p.place = split_part(l.place, '/', 1)
    LEFT JOIN lexicon_issuers AS i ON i.form = l.code
), settled AS (
    SELECT version_id, ordinal, uri, CASE WHEN coded THEN 'anchored' ELSE 'register_title' END AS rule, NULL AS reason, []::VARCHAR[] AS candidates FROM anchored
    UNION ALL SELECT version_id, ordinal, uri, rule, reason, candidates FROM loose
    UNION ALL
    SELECT version_id, ordinal, uri, CASE WHEN uri IS NULL THEN 'open' ELSE rule END,
           CASE WHEN uri IS NULL AND len(candidates) > 1 THEN len(candidates) || ' laws of this name'
                WHEN uri IS NULL THEN 'a law without a year that no register names' END,
           CASE WHEN uri IS NULL THEN candidates ELSE [] END
    FROM id_law_mentions
)
SELECT f.version_id, f.ordinal, s.uri,
       coalesce(s.uri, 'open:' || f.version_id || ':' || coalesce(f.number_key, slug(f.name), f.ordinal::VARCHAR)),
       coalesce(s.rule, 'open'), CASE WHEN s.rule IS NULL THEN 'no number' ELSE s.reason END,
       coalesce(s.candidates, []), coalesce(f.number, f.name, f.type, '?'), f.number_key
FROM id_filled AS f LEFT JOIN settled AS s USING (version_id, ordinal);

DELETE FROM inferences;

INSERT INTO inferences
SELECT version_id, ordinal, 'place', place, place_rule,
       CASE place_rule WHEN 'central_body' THEN 'code ' || code || ' is a body of the centre'
                       WHEN 'issuer_words' THEN 'beside the number: ' || issuer
                       WHEN 'own_issuer' THEN 'the document''s own issuer: ' || coalesce(own_issuer, own_parent)
                       WHEN 'head_place' THEN 'the place before the day in its head: ' || head_place
                       WHEN 'neighbour' THEN 'the only province beside other numbers of this document'
                       WHEN 'merged_place' THEN 'another document names this number and day with a province merged into the one that speaks'
                       ELSE 'the publisher speaks for ' || jurisdiction END
FROM id_filled WHERE place_rule IS NOT NULL AND num IS NOT NULL
UNION ALL
SELECT version_id, ordinal, 'era', era, era_rule,
       CASE era_rule WHEN 'number' THEN 'inside the number ' || number
                     WHEN 'numbering' THEN CASE WHEN year(era_day) = year(opens) THEN 'day ' || era_day ELSE 'cited on ' || day END
                          || '; numbers began anew on ' || opens || ' (' || ground || ')'
                     ELSE 'day ' || era_day END
FROM id_filled WHERE era IS NOT NULL AND era_rule IS NOT NULL AND num IS NOT NULL
UNION ALL
SELECT version_id, ordinal, 'type', type_slug, 'symbol', 'code in the number ' || number
FROM id_filled WHERE type_from_symbol
UNION ALL
SELECT version_id, ordinal, 'era', era, 'register_title', 'the register has this number about: ' || title
FROM id_titled
UNION ALL
SELECT version_id, ordinal, 'issuer', body, 'issuer_words', 'several bodies use the code ' || code || '; beside the number: ' || issuer
FROM id_sided JOIN (SELECT version_id, ordinal, issuer FROM id_filled) USING (version_id, ordinal)
WHERE split AND body IS NOT NULL
UNION ALL
SELECT version_id, ordinal, 'instrument', uri, rule,
       CASE rule WHEN 'same_document' THEN 'the same number stands in full in this document'
                 WHEN 'only_candidate' THEN 'nothing else known has this number and issuer'
                 WHEN 'grouped' THEN CASE WHEN contains(uri, '-_/') THEN 'nothing tells which of that year''s two numberings'
                                          ELSE 'no document states its year' END
                 ELSE 'register of laws' END
FROM instrument_mentions WHERE rule IN ('same_document', 'only_candidate', 'grouped', 'law_register', 'law_number');
