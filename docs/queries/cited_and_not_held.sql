-- subject: Citations
-- question: Which instruments are named most and not held?
-- câu hỏi: Văn bản nào được nhắc nhiều mà chưa có toàn văn?
-- demo: Mostly laws, decrees and resolutions of the centre, which the demo’s three publishers do not
--   carry.
SELECT c.documents, coalesce(i.name, i.number) AS instrument, i.place, i.issued, i.uri
FROM most_cited AS c
JOIN instruments AS i USING (uri)
WHERE NOT i.own_text
ORDER BY c.documents DESC, i.uri
LIMIT 12;
