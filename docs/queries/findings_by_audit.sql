-- subject: Audits
-- question: What does not add up, by audit and severity?
-- câu hỏi: Có những điểm nào không khớp, theo từng phép kiểm tra?
-- demo: One or two findings an audit, and several plans and directives that are cited and never seen.
SELECT severity, audit, title, count(*) AS findings
FROM findings_open
GROUP BY severity, audit, title
ORDER BY list_position(['high', 'medium', 'low'], severity), audit;
