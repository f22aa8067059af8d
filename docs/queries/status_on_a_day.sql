-- subject: Status
-- question: Was plan 77 in force on 1 September 2024?
-- câu hỏi: Ngày 01/9/2024 Kế hoạch 77 còn hiệu lực không?
-- demo: No: plan 152 had replaced it in June.
SELECT number, on_day, state, since, by_number, quote
FROM status('KH 77', DATE '2024-09-01')
ORDER BY number;
