-- subject: Trust
-- question: How were the pages of files read, and how many words does OCR doubt?
-- câu hỏi: Các trang được đọc bằng cách nào, bao nhiêu chữ còn ngờ?
-- demo: Seven pages, all by their text layer; the demo holds no scan.
SELECT p.source, count(*) AS pages, count(*) FILTER (p.how = 'ocr') AS by_ocr, min(p.confidence) AS least_confidence,
       (SELECT count(*) FROM doubts AS d WHERE d.source = p.source) AS doubted_words
FROM pages AS p
GROUP BY p.source
ORDER BY by_ocr DESC, p.source;
