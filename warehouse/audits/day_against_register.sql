-- title: Day of a national instrument that is not the register's
-- severity: medium
-- reason: The register of national instruments has this number, type and issuer with another day.
-- example: A text dates Nghị định 30/2020/NĐ-CP on 15/3/2020; the register has 05/3/2020.
-- mend: Read the day in the instrument's own text; where that agrees with the document, correct the register.
WITH registered AS (
    SELECT number_key(number) AS number_key, type_slug, min(number) AS number, min(issued) AS issued
    FROM lexicon_registry
    WHERE issued IS NOT NULL AND number_year(number) = year(issued)
    GROUP BY ALL HAVING count(DISTINCT issued) = 1
), known AS (
    -- The instruments are few beside their citations: they meet the register first.
    SELECT i.uri, r.issued
    FROM (
        SELECT uri, number_key,
               regexp_replace(split_part(replace(uri, 'vn/quoc-hoi/', 'vn/tw/quoc-hoi/'), '/', 4), '-qppl$', '') AS type_slug
        FROM instruments WHERE place = 'tw'
    ) AS i JOIN registered AS r USING (number_key, type_slug)
), wrong AS (
    SELECT c.version_id, c.ordinal, c.number, c.uri, 'dated ' || c.issued || '; the register has ' || k.issued AS message
    FROM au_cited AS c JOIN known AS k USING (uri)
    WHERE c.issued <> k.issued
)
SELECT coalesce(w.number, f.name, f.type), w.uri, w.message, w.version_id, f.quote, f.start, f."end"
FROM wrong AS w JOIN fact_citations AS f USING (version_id, ordinal);
