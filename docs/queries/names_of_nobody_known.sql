-- subject: People
-- question: Which names are told of with no office, so that nobody can say who it is?
-- câu hỏi: Những tên người nào được nhắc mà không rõ là ai?
-- demo: A few people in news, named without an office.
SELECT name, reason, list(DISTINCT source ORDER BY source) AS documents
FROM people_identified
WHERE person IS NULL
GROUP BY name, reason
ORDER BY name;
