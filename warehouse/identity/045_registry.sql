-- National instruments of the register, in the slots of mentions.
CREATE OR REPLACE TEMP TABLE id_registry AS
WITH parsed AS (
    SELECT type_slug, number, issuer, issued, title,
           regexp_extract(number, '^0*([0-9]+(?:\.[0-9]+)?[A-E]?)', 1) AS num,
           nullif(regexp_extract(number, '^[0-9.]+[A-E]?[-/]((?:19|20)[0-9]{2})[-/]', 1), '') AS num_year
    FROM lexicon_registry
    WHERE type_slug NOT IN ('luat', 'bo-luat', 'phap-lenh', 'hien-phap')
), issuers AS (
    SELECT slug, min(code) AS code FROM lexicon_issuers WHERE central GROUP BY slug
)
SELECT type_slug, num, i.code, 'tw' AS place, coalesce(num_year, year(issued)::VARCHAR) AS era,
       type_slug || CASE WHEN num_year IS NOT NULL AND type_slug IN ('quyet-dinh', 'nghi-quyet', 'chi-thi')
                              AND issuer NOT IN ('quoc-hoi', 'ubtvqh') THEN '-qppl' ELSE '' END AS series,
       number, issued, title,
       'vn/tw/' || issuer || '/' || series || '/' || era || '/' || lower(num) AS uri
FROM parsed JOIN issuers AS i ON i.slug = parsed.issuer
WHERE num <> ''
QUALIFY row_number() OVER (PARTITION BY num, issuer, series, era ORDER BY issued NULLS LAST, number) = 1;

-- A national paper whose year nobody states, settled by the words of its title: the only one of that number, type and
-- issuer in the register that is about the same.
CREATE OR REPLACE TEMP TABLE id_titled AS
SELECT f.class, min(r.era) AS era, min(r.title) AS title
FROM id_filled AS f
JOIN (SELECT form, title FROM id_parts WHERE length(title) >= 20) AS p USING (form)
JOIN id_registry AS r ON r.num = f.num AND r.code = f.code AND starts_with(r.series, f.type_slug)
WHERE f.year_slot IS NULL AND f.central AND NOT f.party AND f.ordinal >= 0
  AND (f.day IS NULL OR r.issued IS NULL OR r.issued <= f.day)
  AND starts_with(fold(r.title), left(regexp_replace(fold(p.title), '^(ve viec|ve|quy dinh ve) ', ''), 40))
GROUP BY f.class
HAVING count(DISTINCT r.uri) = 1;
