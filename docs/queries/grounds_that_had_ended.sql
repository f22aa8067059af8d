-- subject: Status
-- question: Which grounds of plan 201 had ended on the day it was issued?
-- câu hỏi: Khi ban hành Kế hoạch 201, căn cứ nào của nó đã hết hiệu lực?
-- demo: Plan 77, which it says it carries on.
SELECT steps, number, change, by_number, since, quote
FROM ended_grounds('KH 201', DATE '2024-08-23')
ORDER BY steps, number;
