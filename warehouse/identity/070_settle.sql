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
    LEFT JOIN id_terms AS t ON t.day = m.day
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
SELECT m.version_id, m.ordinal, m.class,
       CASE WHEN len(ch.own) = 1 AND NOT (l.torn AND ch.n > 1) THEN ch.own[1]
            WHEN ch.own IS NULL AND ch.n = 1 AND l.code IS NOT NULL AND c.seen AND NOT c.stale THEN ch.fits[1]
            WHEN ch.fits IS NULL AND l.coded AND l.place IS NOT NULL AND l.series IS NOT NULL
                THEN 'vn/' || l.place || '/'
                     || actor_slug(l.code, l.sub, p.city, p.city_from, m.day, CASE WHEN l.code = 'TW' THEN 'trung-uong' ELSE i.slug END)
                     || '/' || l.series || '/' || coalesce(l.year_slot || '-', '') || '_' || w.mark || '/' || lower(l.num) END AS uri,
       CASE WHEN len(ch.own) = 1 AND NOT (l.torn AND ch.n > 1) THEN 'same_document'
            WHEN ch.own IS NULL AND ch.n = 1 AND l.code IS NOT NULL AND c.seen AND NOT c.stale THEN 'only_candidate'
            WHEN uri IS NOT NULL THEN 'grouped' ELSE 'open' END AS rule,
       CASE WHEN uri IS NOT NULL THEN NULL
            WHEN ch.n > 1 THEN ch.n || ' instruments fit'
            WHEN ch.n = 1 AND NOT c.seen THEN 'one is known from the register alone'
            WHEN ch.n = 1 AND l.code IS NOT NULL THEN 'the only one known is from years before'
            WHEN ch.n = 1 THEN 'a bare number, and no issuer beside it'
            WHEN l.places IS NOT NULL THEN 'two places compete: ' || array_to_string(l.places, ' and ')
            WHEN NOT l.coded THEN 'a short form, and nothing known fits it'
            WHEN l.place IS NULL THEN 'nothing tells the issuer''s place'
            ELSE 'nothing tells the type' END AS reason,
       CASE WHEN uri IS NULL THEN c.choice END AS choice, hash(m.class, uri, rule, reason, choice) AS outcome
FROM (SELECT DISTINCT version_id, ordinal, class, day FROM id_loose) AS m
JOIN sought AS l USING (class)
JOIN id_choosing AS c USING (version_id, ordinal)
JOIN id_choices AS ch USING (choice)
LEFT JOIN id_windows AS w USING (version_id, ordinal)
LEFT JOIN id_cities AS p ON p.place = split_part(l.place, '/', 1)
LEFT JOIN lexicon_issuers AS i ON i.form = l.code;
