-- subject: Sources
-- question: Which documents say the same, and who published first?
-- câu hỏi: Những tài liệu nào trùng nội dung, ai đăng trước?
-- demo: None: no publisher of the demo takes over another’s article.
SELECT origin, origin_publisher, documents, publishers, copies
FROM duplicate_groups
ORDER BY documents DESC, origin;
