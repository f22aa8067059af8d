-- subject: Chains
-- question: What does plan 340 rest on, down to its roots?
-- câu hỏi: Kế hoạch 340 xét đến cùng dựa trên những văn bản nào?
-- demo: The city’s papers come first, the centre’s behind them; some names of the law stay open.
SELECT steps, number, uri, issued
FROM rests_on('KH 340')
ORDER BY steps, uri;
