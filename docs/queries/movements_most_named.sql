-- subject: Papers
-- question: Which emulation movements and campaigns are named by how many documents?
-- câu hỏi: Phong trào thi đua, cuộc vận động nào được nhắc trong nhiều tài liệu nhất?
-- demo: The city’s own movement for a green, smart and caring city leads.
SELECT kind, min(name) AS name, count(DISTINCT source) AS documents
FROM movements
GROUP BY kind, fold(name)
ORDER BY documents DESC, name
LIMIT 10;
