-- subject: Status
-- question: Which instruments were replaced or repealed, since when, and in which words?
-- câu hỏi: Những văn bản nào đã bị thay thế, bãi bỏ, từ khi nào?
-- demo: Two of them were ended by one article of decision 2391.
SELECT i.number, i.issued, e.relation, e."from" AS by, e.date AS since, e.quote
FROM edges AS e
JOIN instruments AS i ON i.uri = e.to_uri
WHERE e.relation IN ('replaces', 'repeals')
ORDER BY since, i.number;
