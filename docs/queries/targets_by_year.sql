-- subject: Tasks
-- question: What is to be reached by which year?
-- câu hỏi: Chỉ tiêu nào phải đạt vào năm nào?
-- demo: The Party’s resolution and programme aim at 2025 and 2030, plan 152 at 2026.
SELECT by_year, value, quote, source
FROM targets
WHERE by_year IS NOT NULL
ORDER BY by_year, source, start;
