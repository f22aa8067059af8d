-- Every mention with its instrument, or with the reason why it stays open and what would fit.  Most are settled by their
-- class, the loose ones each by itself.
CREATE OR REPLACE TEMP TABLE id_settled AS
SELECT s.class, c.uri, CASE WHEN t.class IS NULL THEN 'anchored' ELSE 'register_title' END AS rule, NULL AS reason,
       []::VARCHAR[] AS candidates
FROM (SELECT *, coalesce(party, '') AS side FROM id_sided WHERE NOT split OR party IS NOT NULL) AS s
JOIN id_clusters AS c
  ON (c.num, c.code, c.place, c.series, c.era, c.party) = (s.num, s.code, s.place, s.series, s.era, s.side)
LEFT JOIN id_titled AS t USING (class)
UNION ALL
SELECT class, uri, CASE WHEN uri IS NULL THEN 'open' ELSE rule END,
       CASE WHEN uri IS NULL AND len(candidates) > 1 THEN len(candidates) || ' laws of this name'
            WHEN uri IS NULL THEN 'a law without a year that no register names' END,
       CASE WHEN uri IS NULL THEN candidates ELSE [] END
FROM id_law_mentions;

-- Numbers without a year that fit nothing known are put together with others alike, as long as they are named in one
-- year, or in one term of the Party: the number comes back in the next.  The first such window is `_`, each later one
-- has its year or term behind.
CREATE OR REPLACE TEMP TABLE id_windows AS
WITH windowed AS (
    SELECT m.version_id, m.ordinal, l.num, l.code, l.place, l.series, l.year_slot,
           CASE WHEN l.year_slot IS NULL THEN CASE WHEN l.central AND l.party THEN t.term ELSE year(m.day)::VARCHAR END END AS named
    FROM id_loose AS m
    JOIN id_loose_classes AS l USING (class)
    LEFT JOIN lexicon_terms AS t ON m.day BETWEEN t.opens AND t.closes
    WHERE l.places IS NULL
)
SELECT version_id, ordinal,
       CASE WHEN named = min(named) OVER (PARTITION BY num, code, place, series, year_slot) THEN '' ELSE coalesce(named, '') END AS mark
FROM windowed;

CREATE OR REPLACE TEMP TABLE id_chosen AS
WITH sought AS (
    SELECT class, any_value(num) AS num, any_value(code) AS code, any_value(coded) AS coded, any_value(series) AS series,
           any_value(year_slot) AS year_slot, any_value(sub) AS sub, any_value(places) AS places,
           -- Where two places compete and both have a paper of this number and day, the document's naming one of them
           -- in full does not tell which is meant.
           any_value(places) IS NOT NULL AND any_value(issued) IS NOT NULL AS torn,
           CASE WHEN any_value(places) IS NULL THEN any_value(place) END AS place
    FROM id_loose_classes GROUP BY class
)
SELECT m.version_id, m.ordinal,
       CASE WHEN len(ch.own) = 1 AND NOT (l.torn AND ch.n > 1) THEN ch.own[1]
            WHEN ch.own IS NULL AND ch.n = 1 AND l.code IS NOT NULL AND ch.seen AND NOT ch.stale THEN ch.fits[1]
            WHEN ch.fits IS NULL AND l.coded AND l.place IS NOT NULL AND l.series IS NOT NULL
                THEN 'vn/' || l.place || '/'
                     || actor_slug(l.code, l.sub, p.city, p.city_from, m.day, CASE WHEN l.code = 'TW' THEN 'trung-uong' ELSE i.slug END)
                     || '/' || l.series || '/' || coalesce(l.year_slot || '-', '') || '_' || w.mark || '/' || lower(l.num) END AS uri,
       CASE WHEN len(ch.own) = 1 AND NOT (l.torn AND ch.n > 1) THEN 'same_document'
            WHEN ch.own IS NULL AND ch.n = 1 AND l.code IS NOT NULL AND ch.seen AND NOT ch.stale THEN 'only_candidate'
            WHEN uri IS NOT NULL THEN 'grouped' ELSE 'open' END AS rule,
       CASE WHEN uri IS NOT NULL THEN NULL
            WHEN ch.n > 1 THEN ch.n || ' instruments fit'
            WHEN ch.n = 1 AND NOT ch.seen THEN 'one is known from the register alone'
            WHEN ch.n = 1 AND l.code IS NOT NULL THEN 'the only one known is from years before'
            WHEN ch.n = 1 THEN 'a bare number, and no issuer beside it'
            WHEN l.places IS NOT NULL THEN 'two places compete: ' || array_to_string(l.places, ' and ')
            WHEN NOT l.coded THEN 'a short form, and nothing known fits it'
            WHEN l.place IS NULL THEN 'nothing tells the issuer''s place'
            ELSE 'nothing tells the type' END AS reason,
       CASE WHEN uri IS NULL THEN coalesce(ch.fits, []) ELSE [] END AS candidates
FROM (SELECT DISTINCT version_id, ordinal, class, day FROM id_loose) AS m
JOIN sought AS l USING (class)
JOIN id_choices AS ch USING (version_id, ordinal)
LEFT JOIN id_windows AS w USING (version_id, ordinal)
LEFT JOIN id_cities AS p ON p.place = split_part(l.place, '/', 1)
LEFT JOIN lexicon_issuers AS i ON i.form = l.code;

-- Where each mention leads; `node_key` stands for the instrument in what follows.
CREATE OR REPLACE TEMP TABLE id_answers AS
SELECT f.class, f.form, s.uri, coalesce(s.rule, 'open') AS rule, CASE WHEN s.rule IS NULL THEN 'no number' ELSE s.reason END AS reason,
       coalesce(s.candidates, []) AS candidates, coalesce(f.number, f.name, f.type, '?') AS printed, f.number_key,
       coalesce(f.number_key, slug(f.name)) AS open_name, CASE WHEN s.uri IS NOT NULL THEN node_key(s.uri) END AS key, l.class IS NOT NULL AS loose
FROM id_filled AS f
LEFT JOIN id_settled AS s USING (class)
LEFT JOIN (SELECT DISTINCT class FROM id_loose_classes) AS l USING (class);

DELETE FROM instrument_mentions;

INSERT INTO instrument_mentions
SELECT m.version_id, m.ordinal, a.uri,
       coalesce(a.uri, 'open:' || m.version_id || ':' || coalesce(a.open_name, m.ordinal::VARCHAR)), a.rule, a.reason,
       a.candidates, a.printed, a.number_key
FROM id_mentions AS m JOIN id_answers AS a USING (class) WHERE NOT a.loose
UNION ALL
SELECT m.version_id, m.ordinal, c.uri,
       coalesce(c.uri, 'open:' || m.version_id || ':' || coalesce(a.open_name, m.ordinal::VARCHAR)), c.rule, c.reason,
       c.candidates, a.printed, a.number_key
FROM id_mentions AS m JOIN id_answers AS a USING (class) JOIN id_chosen AS c USING (version_id, ordinal);

DELETE FROM inferences;

INSERT INTO inferences
WITH registered AS (
    SELECT uri, min(number) AS number, min(issued) AS issued
    FROM (SELECT uri, number, issued FROM id_laws UNION ALL SELECT uri, number, issued FROM id_registry)
    WHERE issued IS NOT NULL AND number IS NOT NULL GROUP BY uri
), inferred AS (
    SELECT class, 'place' AS part, place AS value, place_rule AS rule,
           CASE place_rule WHEN 'central_body' THEN 'code ' || code || ' is a body of the centre'
                           WHEN 'issuer_words' THEN 'beside the number: ' || issuer
                           WHEN 'own_issuer' THEN 'the document''s own issuer: ' || coalesce(own_issuer, own_parent)
                           WHEN 'head_place' THEN 'the place before the day in its head: ' || head_place
                           WHEN 'neighbour' THEN 'the only province beside other numbers of this document'
                           WHEN 'merged_place' THEN 'another document names this number and day with a province merged into the one that speaks'
                           ELSE 'the publisher speaks for ' || jurisdiction END AS evidence
    FROM id_filled WHERE place_rule IS NOT NULL AND num IS NOT NULL
    UNION ALL
    SELECT class, 'era', era, era_rule,
           CASE era_rule WHEN 'number' THEN 'inside the number ' || number
                         WHEN 'numbering' THEN CASE WHEN year(era_day) = year(opens) THEN 'day ' || era_day ELSE 'cited on ' || day END
                              || '; numbers began anew on ' || opens || ' (' || ground || ')'
                         ELSE 'day ' || era_day END
    FROM id_filled WHERE era IS NOT NULL AND era_rule IS NOT NULL AND num IS NOT NULL
    UNION ALL
    SELECT class, 'type', type_slug, 'symbol', 'code in the number ' || number
    FROM id_filled WHERE type_from_symbol
    UNION ALL
    SELECT class, 'era', era, 'register_title', 'the register has this number about: ' || title
    FROM id_titled
    UNION ALL
    SELECT class, 'issuer', body, 'issuer_words', 'several bodies use the code ' || code || '; beside the number: ' || issuer
    FROM id_sided JOIN (SELECT class, issuer FROM id_filled) USING (class)
    WHERE split AND body IS NOT NULL
    UNION ALL
    SELECT s.class, 'issued', r.issued::VARCHAR, 'register', 'the register has ' || r.number || ' of that day'
    FROM id_settled AS s JOIN registered AS r USING (uri) JOIN id_filled AS f USING (class)
    WHERE f.issued IS NULL
    UNION ALL
    SELECT class, 'instrument', uri, rule, 'register of laws' FROM id_settled WHERE rule IN ('law_register', 'law_number')
)
SELECT m.version_id, m.ordinal, i.part, i.value, i.rule, i.evidence FROM id_mentions AS m JOIN inferred AS i USING (class)
UNION ALL
SELECT c.version_id, c.ordinal, 'issued', r.issued::VARCHAR, 'register', 'the register has ' || r.number || ' of that day'
FROM id_chosen AS c JOIN registered AS r USING (uri)
JOIN id_mentions AS m USING (version_id, ordinal) JOIN id_filled AS f USING (class)
WHERE f.issued IS NULL
UNION ALL
SELECT version_id, ordinal, 'instrument', uri, rule,
       CASE rule WHEN 'same_document' THEN 'the same number stands in full in this document'
                 WHEN 'only_candidate' THEN 'nothing else known has this number and issuer'
                 WHEN 'grouped' THEN CASE WHEN contains(uri, '-_/') THEN 'nothing tells which of that year''s two numberings'
                                          ELSE 'no document states its year' END END
FROM id_chosen WHERE uri IS NOT NULL;
