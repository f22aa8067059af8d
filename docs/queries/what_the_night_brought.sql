-- subject: Sources
-- question: What did the last night bring from each source?
-- câu hỏi: Đêm qua mỗi nguồn mang lại những gì?
-- demo: Everything is new on the first night.
SELECT source_name, status, new, changed, unchanged, gone, failed
FROM visits
ORDER BY source_name;
