-- Mentions that leave a slot open, with every anchored instrument they could mean: number and issuer alike, nothing
-- stated that differs, and none issued after the document appeared.  A mention for whose place two pieces of evidence
-- compete is a row for each.
CREATE OR REPLACE TEMP TABLE id_loose AS
SELECT f.version_id, f.ordinal, f.number_key, f.num, f.code, f.coded, f.series, f.era, f.year_slot, f.issued, f.day, f.number,
       f.central, f.party, f.type_slug, f.sub, f.places, f.context_place, b.body,
       unnest(CASE WHEN f.places IS NULL THEN [f.place] ELSE f.places END) AS place
FROM id_filled AS f
ANTI JOIN id_law_mentions USING (version_id, ordinal)
ANTI JOIN (SELECT version_id, ordinal FROM id_sided WHERE NOT split OR party IS NOT NULL) USING (version_id, ordinal)
LEFT JOIN id_told AS b USING (version_id, ordinal)
WHERE f.num IS NOT NULL;

CREATE OR REPLACE TEMP TABLE id_fits AS
WITH known AS (
    SELECT num, code, place, series, era, party, first_issued, days, bodies, uri, true AS seen FROM id_clusters
    UNION ALL
    -- What the register alone has competes, and settles nothing: many more may exist that it lacks.
    SELECT num, code, place, series, era, '', issued, [issued], NULL, uri, false
    FROM id_registry ANTI JOIN id_clusters USING (num, code, place, series, era)
)
SELECT l.version_id, l.ordinal, l.code IS NOT NULL AS bodied, c.uri, c.seen, a.version_id IS NOT NULL AS same_document,
       -- Local numbers come back each year: one from years ago is a candidate, and no proof.
       c.place <> 'tw' AND l.year_slot IS NULL AND l.issued IS NULL
           AND try_cast(left(c.era, 4) AS INTEGER) < year(l.day) - 1 AS stale
FROM id_loose AS l
JOIN known AS c
  ON c.num = l.num
 AND (c.seen OR (l.central AND NOT l.party))
 AND (l.code IS NULL OR c.code = l.code)
 AND (l.place IS NULL OR c.place = l.place)
 AND (l.type_slug IS NULL OR l.series = c.series OR (NOT l.coded AND c.series = l.type_slug || '-qppl'))
 AND (l.year_slot IS NULL OR CASE WHEN l.era IS NULL THEN left(c.era, 4) = l.year_slot ELSE c.era = l.era END)
 AND (l.day IS NULL OR c.first_issued IS NULL OR c.first_issued <= l.day)
 AND (l.issued IS NULL OR c.days IS NULL OR list_contains(c.days, l.issued))
 AND (l.body IS NULL OR c.bodies IS NULL OR list_contains(c.bodies, l.body))
LEFT JOIN (SELECT DISTINCT version_id, num, code, place, series, era, coalesce(party, '') AS party FROM id_sided) AS a
  ON a.version_id = l.version_id
 AND (a.num, a.code, a.place, a.series, a.era, a.party) = (c.num, c.code, c.place, c.series, c.era, c.party)
-- A document that speaks from a place, or of one alone, means another's number only where the day is that one's.
WHERE l.place IS NOT NULL OR l.context_place IS NULL OR c.place = 'tw' OR split_part(c.place, '/', 1) = l.context_place
   OR a.version_id IS NOT NULL OR list_contains(c.days, l.issued);

-- The document's own instruments come first; a bare number without any issuer is settled by them alone.
CREATE OR REPLACE TEMP TABLE id_choices AS
SELECT version_id, ordinal,
       list(DISTINCT uri ORDER BY uri) FILTER (same_document) AS own,
       list(DISTINCT uri ORDER BY uri) AS fits,
       bool_and(seen) AS seen, bool_or(stale) AS stale, bool_or(bodied) AS bodied
FROM id_fits GROUP BY version_id, ordinal;
