-- subject: Blocs
-- question: Who led bloc 2 year by year, and what shows that it is the same bloc?
-- câu hỏi: Khối thi đua số 2 qua các năm do ai đứng đầu, căn cứ nào cho thấy vẫn là một khối?
-- demo: All six members are in both years, so that 2025 follows 2024.
SELECT year, leader, leader_name, deputies, follows_year, follows_as, evidence, source
FROM bloc_leaders('Khối thi đua số 2')
ORDER BY year;
