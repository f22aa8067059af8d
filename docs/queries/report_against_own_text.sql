-- subject: Audits
-- question: Where do reports on plan 318 differ from its own text?
-- câu hỏi: Báo chí viết về Kế hoạch 318 khác với văn bản ở chỗ nào?
-- demo: In the signer: the newspaper names the chairman, the plan bears a vice chair’s name.
SELECT field, plan_says, report_says, report_quote, report_source
FROM compare('KH 318')
WHERE verdict = 'differ'
ORDER BY field, report_source;
