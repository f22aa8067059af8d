-- title: Recitals out of their order
-- severity: low
-- reason: Recitals go from the higher to the lower: laws, then ordinances, decrees, circulars.
-- example: Căn cứ Nghị định số 98/2023/NĐ-CP stands above Căn cứ Luật Thi đua, khen thưởng.
-- mend: Put the grounds in the order of their rank.
WITH ranks(type_slug, rank) AS (
    VALUES ('hien-phap', 0), ('luat', 1), ('bo-luat', 1), ('phap-lenh', 2), ('nghi-dinh', 3), ('thong-tu', 5), ('thong-tu-lien-tich', 5)
), ordered AS (
    SELECT r.version_id, r.ordinal, r.uri, r.basis, k.rank,
           max(k.rank) OVER (PARTITION BY r.version_id ORDER BY r.basis ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
    FROM au_recitals AS r JOIN ranks AS k USING (type_slug)
)
SELECT coalesce(f.number, f.name), o.uri, 'stands below a recital of lower rank', o.version_id, f.quote, f.start, f."end"
FROM ordered AS o
JOIN fact_citations AS f USING (version_id, ordinal)
WHERE o.rank < o.above AND o.version_id NOT IN (SELECT version_id FROM au_papers WHERE scanned)
QUALIFY row_number() OVER (PARTITION BY o.version_id ORDER BY o.basis) = 1;
