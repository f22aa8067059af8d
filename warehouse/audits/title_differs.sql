-- title: Cited under another title
-- severity: low
-- reason: What a document says the instrument is about shares hardly a word with the instrument's own title;
--   the number is likely wrong.
-- example: 28/KH-UBND is about forest fires by its own text, and a document cites it về tuyển sinh lớp mười.
-- mend: Look for the instrument that bears the title; correct the number or the title.
WITH own AS (
    SELECT uri, title, lower(title) AS words FROM au_papers WHERE is_paper AND title IS NOT NULL AND uri IS NOT NULL
), told AS (
    SELECT c.version_id, c.ordinal, c.number, c.uri, o.title AS own_title, f.title, f.quote, f.start, f."end"
    FROM (SELECT version_id, ordinal, title, quote, start, "end" FROM fact_citations WHERE title IS NOT NULL) AS f
    JOIN au_cited AS c USING (version_id, ordinal)
    JOIN own AS o USING (uri)
    WHERE NOT contains(o.words, lower(f.title)) AND NOT contains(lower(f.title), o.words)
), split AS (
    SELECT *, list_distinct(string_split(fold(title), ' ')) AS a, list_distinct(string_split(fold(own_title), ' ')) AS b FROM told
)
SELECT coalesce(number, title), uri, 'cited as “' || left(title, 80) || '”, its own title is “' || left(own_title, 80) || '”',
       version_id, quote, start, "end"
FROM split
WHERE len(a) >= 4 AND len(b) >= 4 AND 4 * len(list_intersect(a, b)) < least(len(a), len(b))
-- Two texts under one number have an audit of their own.
  AND uri NOT IN (SELECT uri FROM own GROUP BY uri HAVING count(*) > 1);
