-- subject: Citations
-- question: Which instruments do most documents name, where copies of one article count once?
-- câu hỏi: Văn bản nào được nhắc tới nhiều nhất, không tính bài đăng lại?
-- demo: Plan 318 leads, before programme 09 and the law and decree on emulation and commendation.
SELECT documents, coalesce(name, number) AS instrument, type, issued, uri
FROM most_cited_by_origins
ORDER BY documents DESC, uri
LIMIT 12;
