-- subject: Chains
-- question: What rests on resolution 06, directly or by way of others?
-- câu hỏi: Những văn bản nào dựa trên Nghị quyết 06, trực tiếp hoặc gián tiếp?
-- demo: The programme rests on it directly, the city’s plans by way of the programme.
SELECT steps, number, issued, relation, by_way_of, quote
FROM impact('NQ 06')
ORDER BY steps, issued, number;
