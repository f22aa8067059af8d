-- Mentions that leave a slot open, with every anchored instrument they could mean: number and issuer alike, nothing
-- stated that differs, and none issued after the document appeared.  A mention for whose place two pieces of evidence
-- compete is a row for each.  What is sought is the same for many mentions, but for the day.
CREATE OR REPLACE TEMP TABLE id_loose_classes AS
SELECT class, num, code, coded, series, era, year_slot, issued, central, party, type_slug, sub, places, context_place, body, place,
       hash(num, code, coded, series, era, year_slot, issued, central, party, type_slug, context_place, body, place) AS sought
FROM (
    SELECT f.class, f.num, f.code, f.coded, f.series, f.era, f.year_slot, f.issued, f.central, f.party, f.type_slug, f.sub,
           f.places, f.context_place, b.body,
           unnest(CASE WHEN f.places IS NULL THEN [f.place] ELSE f.places END) AS place
    FROM id_filled AS f
    ANTI JOIN id_law_mentions USING (class)
    ANTI JOIN (SELECT class FROM id_sided WHERE NOT split OR party IS NOT NULL) USING (class)
    LEFT JOIN id_told AS b USING (class)
    WHERE f.num IS NOT NULL
);

CREATE OR REPLACE TEMP TABLE id_loose AS
SELECT m.version_id, m.ordinal, m.class, l.sought, l.num, s.day
FROM id_mentions AS m
JOIN (SELECT DISTINCT class, sought, num FROM id_loose_classes) AS l USING (class)
JOIN id_settings AS s USING (version_id);

CREATE OR REPLACE TEMP TABLE id_known AS
SELECT num, code, place, series, era, party, first_issued, days, bodies, uri, true AS seen FROM id_clusters
UNION ALL
-- What the register alone has competes, and settles nothing: many more may exist that it lacks.
SELECT num, code, place, series, era, '', issued, [issued], NULL, uri, false
FROM id_registry ANTI JOIN id_clusters USING (num, code, place, series, era);

-- What is sought, beside all that is known of the number: by the keys that it states.
CREATE OR REPLACE TEMP TABLE id_fits AS
WITH sought AS (
    SELECT DISTINCT ON (sought) sought, num, code, coded, series, era, year_slot, issued, central, party, type_slug, context_place, body, place
    FROM id_loose_classes
), beside AS (
    SELECT l.*, c.place AS c_place, c.series AS c_series, c.era AS c_era, c.first_issued, c.days, c.bodies, c.uri, c.seen
    FROM sought AS l JOIN id_known AS c USING (num, code, place)
    UNION ALL
    SELECT l.*, c.place, c.series, c.era, c.first_issued, c.days, c.bodies, c.uri, c.seen
    FROM (FROM sought WHERE place IS NULL) AS l JOIN id_known AS c USING (num, code)
    UNION ALL
    SELECT l.*, c.place, c.series, c.era, c.first_issued, c.days, c.bodies, c.uri, c.seen
    FROM (FROM sought WHERE code IS NULL) AS l JOIN id_known AS c USING (num, place)
    UNION ALL
    SELECT l.*, c.place, c.series, c.era, c.first_issued, c.days, c.bodies, c.uri, c.seen
    FROM (FROM sought WHERE code IS NULL AND place IS NULL) AS l JOIN id_known AS c USING (num)
)
SELECT sought, uri, first_issued, seen,
       -- A document that speaks from a place, or of one alone, means another's number only where the day is that one's.
       place IS NOT NULL OR context_place IS NULL OR c_place = 'tw' OR split_part(c_place, '/', 1) = context_place
           OR coalesce(list_contains(days, issued), false) AS near,
       -- Local numbers come back each year: one from years ago is a candidate, and no proof.
       CASE WHEN c_place <> 'tw' AND year_slot IS NULL AND issued IS NULL THEN try_cast(left(c_era, 4) AS INTEGER) END AS returns
FROM beside
WHERE (seen OR (central AND NOT party))
  AND (type_slug IS NULL OR series = c_series OR (NOT coded AND c_series = type_slug || '-qppl'))
  AND (year_slot IS NULL OR CASE WHEN era IS NULL THEN left(c_era, 4) = year_slot ELSE c_era = era END)
  AND (issued IS NULL OR days IS NULL OR list_contains(days, issued))
  AND (body IS NULL OR bodies IS NULL OR list_contains(bodies, body));

-- What was issued first stands first: what fits on a day is the head of the list.
CREATE OR REPLACE TEMP TABLE id_fit_lists AS
SELECT sought, list(uri ORDER BY first_issued NULLS FIRST, uri) AS uris, hash(uris) AS fits,
       list(coalesce(first_issued, DATE '0001-01-01') ORDER BY first_issued NULLS FIRST, uri) AS days,
       list(seen ORDER BY first_issued NULLS FIRST, uri) AS seen,
       list(returns ORDER BY first_issued NULLS FIRST, uri) AS returns
FROM id_fits WHERE near GROUP BY sought;

-- The document's own instruments come first: of those that it states, the ones of the number sought.
CREATE OR REPLACE TEMP TABLE id_own_stated AS
SELECT DISTINCT m.version_id, s.num, c.uri
FROM (SELECT *, coalesce(party, '') AS side FROM id_sided WHERE NOT split OR party IS NOT NULL) AS s
JOIN id_clusters AS c
  ON (c.num, c.code, c.place, c.series, c.era, c.party) = (s.num, s.code, s.place, s.series, s.era, s.side)
JOIN id_mentions AS m USING (class)
SEMI JOIN id_loose AS l ON l.version_id = m.version_id AND l.num = s.num;

-- A step of its own: in one with the next, an order of joins may be chosen that sets each instrument beside all that
-- may mean it.
CREATE OR REPLACE TEMP TABLE id_own_asked AS
SELECT l.version_id, l.ordinal, l.sought, l.day, s.uri FROM id_loose AS l JOIN id_own_stated AS s USING (version_id, num);

CREATE OR REPLACE TEMP TABLE id_own_fits AS
SELECT l.version_id, l.ordinal, list(DISTINCT f.uri ORDER BY f.uri) AS uris
FROM id_own_asked AS l JOIN id_fits AS f USING (sought, uri)
WHERE l.day IS NULL OR f.first_issued IS NULL OR f.first_issued <= l.day
GROUP BY l.version_id, l.ordinal;

-- A bare number without any issuer is settled by the document's own alone.  Of very many that fit, the fifty issued last
-- before the document are kept.  What fits on a day is counted once for all that seek it on that day.
CREATE OR REPLACE TEMP TABLE id_cuts AS
SELECT d.sought, d.day, f.fits, f.seen[1] AS seen, f.returns[1] < year(d.day) - 1 AS stale,
       CASE WHEN f.days IS NULL THEN 0 WHEN d.day IS NULL THEN len(f.days)
            ELSE len(list_filter(f.days, lambda day: day <= d.day)) END AS n
FROM (SELECT DISTINCT sought, day FROM id_loose) AS d LEFT JOIN id_fit_lists AS f USING (sought);

-- Mentions with the same candidates share a choice.
CREATE OR REPLACE TEMP TABLE id_choosing AS
WITH gathered AS (
    SELECT l.version_id, l.ordinal, sum(hash(c.fits, c.n)) AS cut, sum(c.n) AS n, bool_and(c.seen) FILTER (c.n > 0) AS seen,
           bool_or(c.stale) FILTER (c.n > 0) AS stale
    FROM id_loose AS l JOIN id_cuts AS c ON c.sought = l.sought AND c.day IS NOT DISTINCT FROM l.day
    GROUP BY l.version_id, l.ordinal
)
SELECT g.version_id, g.ordinal, hash(g.cut, o.uris) AS choice, g.n, coalesce(g.seen, true) AS seen, coalesce(g.stale, false) AS stale
FROM gathered AS g LEFT JOIN id_own_fits AS o USING (version_id, ordinal);

CREATE OR REPLACE TEMP TABLE id_choices AS
WITH first AS (
    SELECT choice, any_value({'version_id': version_id, 'ordinal': ordinal}) AS one, any_value(n) AS n FROM id_choosing GROUP BY choice
), gathered AS (
    SELECT f.choice, any_value(f.one) AS one, any_value(f.n) AS n, flatten(list(s.uris[greatest(1, c.n - 49):c.n]) FILTER (c.n > 0)) AS near
    FROM first AS f
    JOIN id_loose AS l ON l.version_id = f.one.version_id AND l.ordinal = f.one.ordinal
    JOIN id_cuts AS c ON c.sought = l.sought AND c.day IS NOT DISTINCT FROM l.day
    LEFT JOIN id_fit_lists AS s ON s.sought = l.sought
    GROUP BY f.choice
)
SELECT g.choice, o.uris AS own,
       nullif(list_sort(list_distinct(list_concat(coalesce(g.near, []), coalesce(o.uris, [])))), []) AS fits,
       CASE WHEN g.n > 50 THEN g.n ELSE len(fits) END AS n
FROM gathered AS g LEFT JOIN id_own_fits AS o ON o.version_id = g.one.version_id AND o.ordinal = g.one.ordinal;
