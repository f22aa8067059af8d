-- Laws: a number or a name with its year leads to the register's URI; a name alone to the only law of that name
-- that was there when the citing document appeared.
CREATE OR REPLACE TEMP TABLE id_laws AS
SELECT type_slug, name_key, number_key(number) AS number_key, year(issued)::INTEGER AS year, issued, number, name, uri
FROM lexicon_laws
UNION ALL
SELECT type_slug, name_key, number_key, era::INTEGER, issued, number, name, 'vn/quoc-hoi/' || type_slug || '/' || era || '/' || replace(name_key, ' ', '-')
FROM (
    SELECT f.type_slug, number_key, any_value(era) AS era, min(number) AS number, min(name) AS name, min(f.issued) AS issued,
           min(regexp_replace(fold(name), '^(luat|bo luat|phap lenh|hien phap) ', '')) AS name_key
    FROM id_filled AS f JOIN (SELECT form, name, number, number_key FROM id_parts WHERE name IS NOT NULL) USING (form)
    WHERE number_key IS NOT NULL AND era IS NOT NULL AND code IN ('QH', 'UBTVQH')
      AND f.type_slug IN ('luat', 'bo-luat', 'phap-lenh')
    GROUP BY f.type_slug, number_key
)
WHERE number_key NOT IN (SELECT number_key(number) FROM lexicon_laws WHERE number IS NOT NULL);

CREATE OR REPLACE TEMP TABLE id_law_mentions AS
WITH named AS (
    SELECT f.class, number_key, f.type_slug, name, f.day, coalesce(p.year, num_year, year(f.issued)) AS law_year,
           regexp_replace(fold(name), '^(luat|bo luat|phap lenh|hien phap) ', '') AS name_key,
           CASE WHEN fold(name) LIKE 'bo luat %' THEN 'bo-luat' WHEN fold(name) LIKE 'phap lenh %' THEN 'phap-lenh'
                WHEN fold(name) LIKE 'hien phap%' THEN 'hien-phap' ELSE 'luat' END AS named_type
    FROM id_filled AS f
    JOIN (SELECT form, name, number_key, year, num_year FROM id_parts WHERE name IS NOT NULL OR code IN ('QH', 'UBTVQH')) AS p USING (form)
), by_number AS (
    SELECT n.class, list(DISTINCT l.uri ORDER BY l.uri) AS uris
    FROM named AS n JOIN id_laws AS l USING (number_key)
    -- Resolutions of the National Assembly have numbers of their own: Nghị quyết 15/2008/QH12 is no law.
    WHERE n.type_slug IS DISTINCT FROM 'nghi-quyet'
    GROUP BY n.class
), by_name AS (
    SELECT n.class, list(DISTINCT l.uri ORDER BY l.uri) AS uris
    FROM named AS n JOIN id_laws AS l
      ON l.name_key = n.name_key AND l.type_slug = n.named_type
     AND (n.law_year IS NULL OR l.year = n.law_year)
     AND (n.law_year IS NOT NULL OR n.day IS NULL OR l.issued IS NULL OR l.issued <= n.day)
    WHERE n.name IS NOT NULL
    GROUP BY n.class
)
SELECT n.class, n.name_key, n.named_type, n.law_year, a.uris[1] AS numbered, len(b.uris) AS named_alike,
       CASE WHEN len(a.uris) = 1 THEN a.uris[1]
            WHEN len(b.uris) = 1 THEN b.uris[1]
            WHEN b.uris IS NULL AND n.name IS NOT NULL AND n.law_year IS NOT NULL
                THEN 'vn/quoc-hoi/' || n.named_type || '/' || n.law_year || '/' || replace(n.name_key, ' ', '-') END AS uri,
       CASE WHEN len(a.uris) = 1 THEN 'law_number' WHEN len(b.uris) = 1 THEN 'law_register' ELSE 'law_name' END AS rule,
       coalesce(b.uris, []) AS candidates, n.name
FROM named AS n
LEFT JOIN by_number AS a USING (class)
LEFT JOIN by_name AS b USING (class)
WHERE a.uris IS NOT NULL OR n.name IS NOT NULL;
