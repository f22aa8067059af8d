-- subject: Chains
-- question: Which instruments name resolution 06, and in which words?
-- câu hỏi: Những văn bản nào nhắc tới Nghị quyết 06, bằng lời nào?
-- demo: The Party committee’s programme carries it out; others name it.
SELECT "from", relation, date, quote, source
FROM cited_by('NQ 06')
ORDER BY relation, date, "from", source;
