-- subject: Sources
-- question: What does each publisher bring, by kind and year?
-- câu hỏi: Mỗi cơ quan đăng tải những loại tài liệu gì, năm nào?
-- demo: The portal publishes papers, the newspaper news, the Party’s site both.
SELECT publisher, doc_kind, count(*) AS documents, min(published) AS first, max(published) AS last
FROM current_documents
GROUP BY ALL
ORDER BY publisher, documents DESC, doc_kind;
