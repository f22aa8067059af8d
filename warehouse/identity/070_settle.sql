-- Every mention with its instrument, or with the reason why it stays open and what would fit.
DELETE FROM instrument_mentions;

INSERT INTO instrument_mentions
WITH anchored AS (
    SELECT a.version_id, a.ordinal, c.uri
    FROM id_anchored AS a JOIN id_clusters AS c USING (num, code, place, series, era)
), loose AS (
    SELECT l.version_id, l.ordinal,
           CASE WHEN len(ch.own) = 1 THEN ch.own[1]
                WHEN ch.own IS NULL AND len(ch.fits) = 1 AND ch.bodied THEN ch.fits[1]
                WHEN ch.fits IS NULL AND l.coded AND l.place IS NOT NULL AND l.series IS NOT NULL
                    THEN 'vn/' || l.place || '/'
                         || CASE WHEN l.code = 'TW' THEN 'trung-uong'
                                 WHEN l.code = 'TU' THEN CASE WHEN p.city THEN 'thanh-uy' ELSE 'tinh-uy' END
                                 ELSE coalesce(i.slug, slug(l.code)) END
                         || '/' || l.series || '/_/' || lower(l.num) END AS uri,
           CASE WHEN len(ch.own) = 1 THEN 'same_document'
                WHEN ch.own IS NULL AND len(ch.fits) = 1 AND ch.bodied THEN 'only_candidate'
                WHEN uri IS NOT NULL THEN 'grouped' ELSE 'open' END AS rule,
           CASE WHEN uri IS NOT NULL THEN NULL
                WHEN len(ch.fits) > 1 THEN len(ch.fits) || ' instruments fit'
                WHEN len(ch.fits) = 1 THEN 'a bare number, and no issuer beside it'
                WHEN NOT l.coded THEN 'a short form, and nothing known fits it'
                WHEN l.place IS NULL THEN 'nothing tells the issuer''s place'
                ELSE 'nothing tells the type' END AS reason,
           CASE WHEN uri IS NULL THEN coalesce(ch.fits, []) ELSE [] END AS candidates
    FROM id_loose AS l
    LEFT JOIN id_choices AS ch USING (version_id, ordinal)
    LEFT JOIN id_cities AS p ON p.place = l.place
    LEFT JOIN lexicon_issuers AS i ON i.form = l.code
), settled AS (
    SELECT version_id, ordinal, uri, 'anchored' AS rule, NULL AS reason, []::VARCHAR[] AS candidates FROM anchored
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
                       WHEN 'neighbour' THEN 'the only province beside other numbers of this document'
                       ELSE 'the publisher speaks for ' || jurisdiction END
FROM id_filled WHERE place_rule IS NOT NULL AND num IS NOT NULL
UNION ALL
SELECT version_id, ordinal, 'era', era, era_rule,
       CASE era_rule WHEN 'number' THEN 'inside the number ' || number ELSE 'day ' || era_day END
FROM id_filled WHERE era IS NOT NULL AND era_rule IS NOT NULL AND num IS NOT NULL
UNION ALL
SELECT version_id, ordinal, 'type', type_slug, 'symbol', 'code in the number ' || number
FROM id_filled WHERE type_from_symbol
UNION ALL
SELECT version_id, ordinal, 'instrument', uri, rule,
       CASE rule WHEN 'same_document' THEN 'the same number stands in full in this document'
                 WHEN 'only_candidate' THEN 'nothing else known has this number and issuer'
                 WHEN 'grouped' THEN 'no document states its year'
                 ELSE 'register of laws' END
FROM instrument_mentions WHERE rule IN ('same_document', 'only_candidate', 'grouped', 'law_register', 'law_number');
