-- subject: Identity
-- question: Which instruments are printed in more than one spelling?
-- câu hỏi: Văn bản nào được viết số hiệu theo nhiều cách?
-- demo: A law by its name and by its number, a resolution by a short form and with the State’s order of signs.
SELECT uri, list(DISTINCT printed ORDER BY printed) AS spellings, count(DISTINCT source) AS documents
FROM mentions
WHERE uri IS NOT NULL
GROUP BY uri
HAVING count(DISTINCT printed) > 1
ORDER BY uri;
