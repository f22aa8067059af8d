-- subject: Deadlines
-- question: By when must what be done under plan 318, and in which section does it stand?
-- câu hỏi: Kế hoạch 318 đặt ra những thời hạn nào, ở mục nào?
-- demo: Seven times between the first quarter and the end of 2024, three of them in the table of tasks.
SELECT d.by_date, d.quote, s.path, s.heading
FROM deadlines AS d
LEFT JOIN facts_by_section AS s ON s.version_id = d.version_id AND s.fact = 'deadline' AND s.start = d.start
WHERE d.source LIKE '%/ke-hoach-318-kh-ubnd.html'
ORDER BY d.start;
