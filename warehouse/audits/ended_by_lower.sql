-- title: Ended by an instrument of lower rank
-- severity: medium
-- reason: A circular cannot repeal a decree, nor a decree a law: what ends an instrument has its rank or a
--   higher one.
-- example: A thông tư says that it replaces a nghị định.
-- mend: Check the direction and the two numbers; the lower one may have been meant to be ended.
WITH ranks(type_slug, rank) AS (
    VALUES ('hien-phap', 0), ('luat', 1), ('bo-luat', 1), ('phap-lenh', 2), ('nghi-dinh', 3), ('thong-tu', 5), ('thong-tu-lien-tich', 5)
)
SELECT l.to_number, l.to_node, l.from_number || ' ' || l.relation || ' it and is of lower rank', l.version_id, l.quote, l.start, l."end"
FROM instrument_links AS l
JOIN ranks AS a ON a.type_slug = string_split(l.from_node, '/')[-3]
JOIN ranks AS b ON b.type_slug = string_split(l.to_node, '/')[-3]
WHERE l.relation IN ('replaces', 'repeals') AND a.rank > b.rank;
