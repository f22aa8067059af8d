-- title: Article cited that the text does not have
-- severity: medium
-- reason: A document names an article of an instrument whose own text has none of that number.
-- example: A decision has three articles, and a plan names Điều 5 of it.
-- mend: Check the article; it may belong to an amendment or to another instrument.
WITH texts AS (
    SELECT p.uri, count(DISTINCT p.version_id) AS texts, list(DISTINCT lower(s.number)) AS articles, max(try_cast(s.number AS INTEGER)) AS last
    FROM au_papers AS p JOIN fact_sections AS s USING (version_id)
    WHERE s.kind = 'article' AND p.uri IS NOT NULL AND NOT p.scanned
    GROUP BY p.uri
    -- A text that was read without a gap is whole.
    HAVING count(DISTINCT try_cast(s.number AS INTEGER)) = max(try_cast(s.number AS INTEGER)) AND last >= 2
), named AS (
    SELECT t.version_id, m.uri, t.article, t.quote, t.start, t."end"
    FROM (SELECT * FROM fact_pinpoints WHERE article IS NOT NULL AND citation >= 0) AS t
    JOIN instrument_mentions AS m ON m.version_id = t.version_id AND m.ordinal = t.citation
    WHERE t.version_id IN (SELECT version_id FROM au_papers WHERE NOT scanned)
)
SELECT n.label, n.node, 'Điều ' || d.article || ' is named, and its text ends with Điều ' || t.last, d.version_id, d.quote, d.start, d."end"
FROM named AS d
JOIN texts AS t USING (uri)
JOIN instrument_names AS n ON n.node = d.uri
WHERE NOT list_contains(t.articles, lower(d.article)) AND try_cast(d.article AS INTEGER) > t.last;
