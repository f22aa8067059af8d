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
), wrong AS (
    SELECT c.version_id, c.ordinal, c.number, c.uri, 'dated ' || c.issued || '; the register has ' || r.issued AS message
    FROM au_cited AS c
    JOIN instruments AS i ON i.uri = c.uri
    JOIN registered AS r ON r.number_key = i.number_key
     AND r.type_slug = regexp_replace(split_part(replace(c.uri, 'vn/quoc-hoi/', 'vn/tw/quoc-hoi/'), '/', 4), '-qppl$', '')
    WHERE c.issued <> r.issued AND (i.place = 'tw')
)
SELECT w.number, w.uri, w.message, w.version_id, f.quote, f.start, f."end"
FROM wrong AS w JOIN fact_citations AS f USING (version_id, ordinal);
