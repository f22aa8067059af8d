-- subject: Anniversaries
-- question: Which anniversaries are miscounted, or have another day than the registry?
-- câu hỏi: Chỗ nào tính sai số năm kỷ niệm hoặc sai ngày?
-- demo: One slip of arithmetic and one of the day.
SELECT source, nth, event, base, "on", flags, quote
FROM anniversaries
WHERE flags <> []
ORDER BY source, event;
