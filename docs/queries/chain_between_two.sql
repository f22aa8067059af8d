-- subject: Chains
-- question: Does plan 318 rest on resolution 06, and by way of what?
-- câu hỏi: Kế hoạch 318 có căn cứ Nghị quyết 06 không, qua những văn bản nào?
-- demo: In two steps, by way of the Party committee’s action programme 09.
SELECT chain, step, kind, "from", relation, "to", date, quote, source
FROM trace('KH 318', 'NQ 06')
ORDER BY chain, step;
