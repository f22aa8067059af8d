-- title: One number on two different texts
-- severity: high
-- reason: Two documents with different titles both say that they are this instrument; copies of one text do not
--   count.
-- example: Two papers of one body are both 7/KH-UBND of 2024, one on traffic, the other on schools.
-- mend: One is a draft, a correction or a slip; the number belongs to one text.
WITH own AS (
    SELECT p.uri, p.number, p.version_id, p.source, p.quote, p.start, p."end", p.title,
           string_split(fold(p.title), ' ') AS words, coalesce(g.origin_id, p.document_id) AS text_id
    FROM au_papers AS p
    LEFT JOIN duplicate_members AS g USING (document_id)
    WHERE p.is_paper AND p.uri IN (SELECT uri FROM au_papers WHERE is_paper GROUP BY uri HAVING count(*) > 1)
)
SELECT a.number, a.uri, 'also the number of ' || string_agg(DISTINCT b.source, ', ' ORDER BY b.source), a.version_id, a.quote,
       a.start, a."end"
FROM own AS a
JOIN own AS b ON b.uri = a.uri AND b.text_id <> a.text_id AND b.source <> a.source
-- One title in two spellings shares most of its words.
WHERE 2 * len(list_intersect(a.words, b.words)) < least(len(list_distinct(a.words)), len(list_distinct(b.words)))
GROUP BY ALL;
