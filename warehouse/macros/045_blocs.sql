-- bloc_leaders(words) | Who led a bloc year by year, the latest first, in every place that has one of this name or in the place named with it; with the blocs that it was renumbered from | FROM bloc_leaders('Khối thi đua số 4')
CREATE OR REPLACE MACRO bloc_leaders(words) AS TABLE
WITH RECURSIVE place AS (
    SELECT arg_max(slug, (length(form), slug)) AS slug, max(length(form)) AS size
    FROM lexicon_places WHERE ends_with(fold(words), ' ' || form)
), asked AS (
    SELECT s.series FROM bloc_series AS s, place AS p
    WHERE s.series = words OR (s.slug = bloc_slug(words) AND (p.slug IS NULL OR s.place = p.slug))
       OR (s.place = p.slug AND s.slug = bloc_slug(left(fold(words), length(fold(words)) - p.size)))
), wanted(series, until_year) AS (
    SELECT series, 9999 FROM asked
    UNION
    SELECT l.before, l.before_year FROM wanted AS w JOIN bloc_links AS l ON l.after = w.series AND l.after_year <= w.until_year
    WHERE l.kind = 'renumbered'
), reached AS (
    SELECT series, max(until_year) AS until_year FROM wanted GROUP BY series
)
SELECT h.place, h.bloc, h.year, h.leader, h.leader_name, h.leader_person, h.deputies, h.follows, h.follows_year, h.follows_as, h.evidence,
       h.source, h.series
FROM bloc_history AS h JOIN reached AS r ON r.series = h.series AND h.year <= r.until_year
ORDER BY h.place, h.organiser, h.series NOT IN (SELECT series FROM asked), h.series, h.year DESC, h.follows;
