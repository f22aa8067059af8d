-- subject: Status
-- question: What was said of plan 318, done under it and due by it, day by day?
-- câu hỏi: Những gì đã diễn ra quanh Kế hoạch 318, theo từng ngày?
-- demo: Issue, reports, papers that carry it on, its own deadlines and commemorations, and its
--   amendment.
SELECT day, event, what, source
FROM timeline('KH 318')
WHERE day IS NOT NULL
ORDER BY day, event, what;
