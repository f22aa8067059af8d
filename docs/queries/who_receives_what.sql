-- subject: Papers
-- question: To whom do papers go, and what for?
-- câu hỏi: Văn bản được gửi tới những nơi nào, để làm gì?
-- demo: Every paper keeps a copy in its own files (Lưu).
SELECT purpose, count(*) AS lines, count(DISTINCT source) AS papers, min(name) AS example
FROM recipients
GROUP BY purpose
ORDER BY lines DESC, purpose;
