-- subject: Citations
-- question: Which instruments stand most often in recitals?
-- câu hỏi: Văn bản nào hay được dẫn làm căn cứ nhất?
-- demo: Decree 98, the law on local government and the law on emulation and commendation.
SELECT coalesce(name, number) AS instrument, uri, count(DISTINCT source) AS papers
FROM bases
WHERE number IS NOT NULL OR name IS NOT NULL
GROUP BY ALL
ORDER BY papers DESC, instrument, uri
LIMIT 10;
