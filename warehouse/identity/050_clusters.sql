-- Instruments whose every slot is stated or filled: one a key of issuer code, place, type, number and era.
CREATE OR REPLACE TEMP TABLE id_anchored AS
SELECT version_id, ordinal, num, code, place, series, era, issued, worded_actor, worded_code
FROM id_filled ANTI JOIN id_law_mentions USING (version_id, ordinal)
WHERE num IS NOT NULL AND code IS NOT NULL AND coded AND place IS NOT NULL AND series IS NOT NULL AND era IS NOT NULL;

-- TW is one sequence of numbers for three bodies; the one that most documents name gives the slot its word.
CREATE OR REPLACE TEMP TABLE id_clusters AS
WITH bodies AS (
    SELECT num, place, series, era, worded_actor AS body, count(DISTINCT version_id) AS weight
    FROM id_anchored
    WHERE code = 'TW' AND worded_code = 'TW' AND worded_actor <> 'trung-uong'
    GROUP BY ALL
), body AS (
    SELECT num, place, series, era, arg_max(body, (weight, body)) AS body FROM bodies GROUP BY ALL
), keys AS (
    SELECT num, code, place, series, era, min(issued) AS first_issued FROM id_anchored GROUP BY ALL
)
SELECT k.*,
       'vn/' || k.place || '/'
       || CASE WHEN k.code = 'TW' THEN coalesce(b.body, 'trung-uong')
               WHEN k.code = 'TU' THEN CASE WHEN p.city THEN 'thanh-uy' ELSE 'tinh-uy' END
               ELSE coalesce(i.slug, slug(k.code)) END
       || '/' || k.series || '/' || k.era || '/' || lower(k.num) AS uri
FROM keys AS k
LEFT JOIN body AS b ON k.code = 'TW' AND (b.num, b.place, b.series, b.era) = (k.num, k.place, k.series, k.era)
LEFT JOIN id_cities AS p ON p.place = k.place
LEFT JOIN lexicon_issuers AS i ON i.form = k.code;
