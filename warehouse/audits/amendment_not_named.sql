-- title: Ground named without its amendment
-- severity: low
-- reason: A recital names an instrument that another had amended two months before or earlier, and the paper
--   does not name the amendment.
-- example: B amends A in 2020; a decision of 2023 has Căn cứ A and no word of B.
-- mend: Add the amendment to the recital, or name the consolidated text.
WITH amended AS (
    SELECT l.to_node AS uri, l.from_node AS by_uri, l.from_day
    FROM au_links AS l JOIN instruments AS i ON i.uri = l.from_node
    WHERE l.relation = 'amends' AND l.from_day IS NOT NULL
      -- Of those made to amend; what other instruments change in passing is seldom named.
      AND regexp_matches(lower(coalesce(i.title, i.name)), '^(luật |về |về việc |v/v |quy định |ban hành )*(sửa đổi|điều chỉnh|bổ sung)')
), lacking AS (
    SELECT r.version_id, r.ordinal, r.uri, list(DISTINCT a.by_uri ORDER BY a.by_uri) AS by_uris
    FROM au_recitals AS r
    JOIN amended AS a USING (uri)
    JOIN au_papers AS p USING (version_id)
    WHERE a.from_day + 60 < p.issued AND a.by_uri IS DISTINCT FROM p.uri
      AND (r.version_id, a.by_uri) NOT IN (SELECT (version_id, uri) FROM au_cited WHERE uri IN (SELECT by_uri FROM amended))
    GROUP BY ALL
)
SELECT coalesce(f.number, f.name, f.type), k.uri, 'amended by ' || string_agg(n.label, ', ' ORDER BY n.label) || ', which the paper does not name',
       k.version_id, f.quote, f.start, f."end"
FROM lacking AS k
JOIN fact_citations AS f USING (version_id, ordinal)
JOIN instrument_names AS n ON list_contains(k.by_uris, n.node)
GROUP BY ALL;
