-- The term of the Party congress in which each day lies.
CREATE OR REPLACE TEMP TABLE id_terms AS
SELECT d.day, t.term
FROM (SELECT issued AS day FROM id_forms UNION SELECT day FROM id_settings UNION SELECT published FROM id_settings) AS d
JOIN lexicon_terms AS t ON d.day BETWEEN t.opens AND t.closes;

-- The era of each mention: the year inside the number; else the day of issue, read as the congress term for the
-- Party's central bodies; for a document's own number also its day of publication.  A year in which the issuer began to
-- count anew is two eras: `2025` up to the change, `2025-07` from that month on; a number that has the year alone
-- belongs to the first where it is cited before the change, else either may be meant.
CREATE OR REPLACE TEMP TABLE id_filled AS
WITH dated AS (
    SELECT p.*, province || coalesce('/' || sub, '') AS place,
           coalesce(issued, CASE WHEN ordinal = -1 THEN published END) AS era_day,
           CASE WHEN num_year IS NOT NULL THEN num_year::VARCHAR
                WHEN central AND party THEN term.term
                ELSE year(coalesce(issued, CASE WHEN ordinal = -1 THEN published END))::VARCHAR END AS year_slot
    FROM id_placed AS p
    LEFT JOIN id_terms AS term ON term.day = coalesce(p.issued, CASE WHEN p.ordinal = -1 THEN p.published END)
)
SELECT d.class, d.ordinal, d.form, d.context, d.issued, d.num, d.code, d.coded, d.central, d.party, d.type_slug, d.bare_level, d.day,
       d.place_rule, d.province, d.sub, d.places, d.context_place, d.place, d.era_day, d.year_slot,
       CASE WHEN r.place IS NULL THEN year_slot
            WHEN year(era_day) = r.year THEN CASE WHEN era_day < r.opens THEN year_slot ELSE r.era END
            WHEN day < r.opens THEN year_slot END AS era,
       r.opens, r.ground,
       CASE WHEN year_slot IS NULL THEN NULL
            WHEN r.place IS NOT NULL AND (year(era_day) = r.year OR day < r.opens) THEN 'numbering'
            WHEN r.place IS NOT NULL THEN NULL
            WHEN num_year IS NOT NULL THEN 'number'
            WHEN issued IS NOT NULL THEN 'issue_day'
            ELSE 'publication_day' END AS era_rule,
       -- Normative decisions carry the year in their number and count apart from the administrative ones.
       CASE WHEN num_year IS NOT NULL AND type_slug IN ('quyet-dinh', 'nghi-quyet', 'chi-thi')
                 AND code NOT IN ('QH', 'UBTVQH') THEN type_slug || '-qppl'
            ELSE type_slug END AS series
FROM dated AS d
LEFT JOIN id_renumbered AS r
    ON r.place = CASE WHEN d.sub IS NULL THEN d.province WHEN regexp_matches(d.sub, '^(phuong|xa|dac-khu)-') THEN 'xa' END
   AND r.year::VARCHAR = d.year_slot;

-- A province that took others in speaks of their papers too.  Where it names an older one without its place, no document
-- states that number and day with the province itself, and another states them with a place it took in, it is that paper.
CREATE OR REPLACE TEMP TABLE id_inherited AS
WITH stated AS (
    SELECT DISTINCT num, code, series, issued, province
    FROM id_filled WHERE place_rule = 'issuer_words' AND sub IS NULL AND issued IS NOT NULL
)
SELECT f.class, list(DISTINCT h.before ORDER BY h.before) AS places
FROM id_filled AS f
JOIN lexicon_place_changes AS h
    ON h.after = f.province AND h.before <> f.province AND h.kind = 'merged' AND f.issued < h.day AND f.day >= h.day
JOIN stated AS s ON (s.num, s.code, s.series, s.issued, s.province) = (f.num, f.code, f.series, f.issued, h.before)
JOIN id_cities AS c ON c.place = h.before
ANTI JOIN stated AS o ON (o.num, o.code, o.series, o.issued, o.province) = (f.num, f.code, f.series, f.issued, f.province)
WHERE f.ordinal >= 0 AND f.sub IS NULL AND f.num IS NOT NULL AND f.coded
  AND f.place_rule IN ('own_issuer', 'head_place', 'jurisdiction', 'neighbour')
  AND of_level(f.bare_level, c.city, c.city_from, f.issued)
GROUP BY f.class;

UPDATE id_filled AS f
SET place_rule = CASE WHEN len(i.places) = 1 THEN 'merged_place' END,
    province = CASE WHEN len(i.places) = 1 THEN i.places[1] END,
    place = CASE WHEN len(i.places) = 1 THEN i.places[1] END,
    places = CASE WHEN len(i.places) > 1 THEN i.places ELSE f.places END
FROM id_inherited AS i WHERE i.class = f.class;
