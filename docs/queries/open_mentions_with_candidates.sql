-- subject: Identity
-- question: Which open mentions have candidates, and in which words do they stand?
-- câu hỏi: Chỗ nào có nhiều khả năng mà chưa chọn được, và nguyên văn là gì?
-- demo: The law on emulation and commendation exists twice, of 2003 and of 2022.
SELECT printed, reason, unnest(candidates) AS candidate, quote, source
FROM mentions
WHERE uri IS NULL AND candidates <> []
ORDER BY source, start, candidate;
