-- subject: Plans
-- question: Which plans were amended, replaced or repealed, by what, and on which day?
-- câu hỏi: Những kế hoạch nào đã được sửa đổi, thay thế hoặc bãi bỏ, bởi văn bản nào, ngày nào?
-- demo: Plan 77 gave way to plan 152 in June 2024; plan 318 was amended a month before.
SELECT p.number, p.issued, e.relation, e."from" AS by, e.date AS since, e.quote
FROM plans AS p
JOIN edges AS e ON e.to_uri = p.uri
WHERE e.relation IN ('amends', 'corrects', 'replaces', 'repeals')
ORDER BY since, p.number;
