-- subject: Deadlines
-- question: Which deadlines come back every year, or name no year?
-- câu hỏi: Những thời hạn nào lặp lại hằng năm hoặc không nêu năm?
-- demo: Three come back each year, and one names each holiday.
SELECT source, quote
FROM deadlines
WHERE by_date IS NULL
ORDER BY source, start;
