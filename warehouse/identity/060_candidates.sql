-- Mentions that leave a slot open, with every anchored instrument they could mean: number and issuer alike, nothing
-- stated that differs, and none issued after the document appeared.
CREATE OR REPLACE TEMP TABLE id_loose AS
SELECT version_id, ordinal, number_key, num, code, coded, place, series, era, day, number, central, type_slug
FROM id_filled
ANTI JOIN id_law_mentions USING (version_id, ordinal)
ANTI JOIN id_anchored USING (version_id, ordinal)
WHERE num IS NOT NULL;

CREATE OR REPLACE TEMP TABLE id_fits AS
SELECT l.version_id, l.ordinal, l.coded, l.code IS NOT NULL AS bodied, c.uri,
       a.version_id IS NOT NULL AS same_document
FROM id_loose AS l
JOIN id_clusters AS c
  ON c.num = l.num
 AND (l.code IS NULL OR c.code = l.code)
 AND (l.place IS NULL OR c.place = l.place)
 AND (l.type_slug IS NULL OR l.series = c.series OR (NOT l.coded AND c.series = l.type_slug || '-qppl'))
 AND (l.era IS NULL OR c.era = l.era)
 AND (l.day IS NULL OR c.first_issued IS NULL OR c.first_issued <= l.day)
LEFT JOIN (SELECT DISTINCT version_id, num, code, place, series, era FROM id_anchored) AS a
  ON a.version_id = l.version_id
 AND (a.num, a.code, a.place, a.series, a.era) = (c.num, c.code, c.place, c.series, c.era);

-- The document's own instruments come first; a bare number without any issuer is settled by them alone.
CREATE OR REPLACE TEMP TABLE id_choices AS
SELECT version_id, ordinal,
       list(DISTINCT uri ORDER BY uri) FILTER (same_document) AS own,
       list(DISTINCT uri ORDER BY uri) AS fits,
       bool_or(bodied) AS bodied
FROM id_fits GROUP BY version_id, ordinal;
