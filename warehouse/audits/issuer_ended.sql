-- title: Issued by a body that no longer existed
-- severity: high
-- reason: An instrument of a district is dated 1 July 2025 or later, when the level had ended.
-- example: Kế hoạch 12/KH-UBND of UBND huyện A is dated 15/8/2025.
-- mend: Check the day, and which body took the district's place.
WITH ended AS (
    SELECT uri, number, issued FROM au_series
    WHERE issued >= DATE '2025-07-01' AND regexp_matches(place, '/(huyen|quan|thi-xa|thi-tran)-')
)
SELECT i.number, i.uri, 'dated ' || i.issued || '; districts ended on 2025-07-01', p.version_id, p.quote, p.start, p."end"
FROM ended AS i JOIN au_papers AS p ON p.uri = i.uri AND p.is_paper
UNION ALL
SELECT c.number, c.uri, 'dated ' || c.issued || '; districts ended on 2025-07-01', c.version_id, f.quote, f.start, f."end"
FROM ended AS i
JOIN au_cited AS c ON c.uri = i.uri AND c.issued >= DATE '2025-07-01'
JOIN fact_citations AS f USING (version_id, ordinal);
