-- subject: Anniversaries
-- question: Which round anniversaries are named, by how many documents?
-- câu hỏi: Những ngày kỷ niệm năm tròn, năm chẵn nào được nhắc tới, trong bao nhiêu tài liệu?
-- demo: In 2024 eighty years of the army and seventy of Điện Biên Phủ; in 2025 the fiftieth year of the
--   city’s liberation.
SELECT year, nth, event, base, documents
FROM anniversaries_by_year
WHERE nth % 5 = 0 AND year IS NOT NULL
ORDER BY year, nth DESC, event;
