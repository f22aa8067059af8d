-- subject: People
-- question: Which offices does each person hold who has more than one, and since when is it told?
-- câu hỏi: Những ai giữ nhiều chức vụ, và từ khi nào được nhắc tới?
-- demo: People are told apart by what the papers say of them; equal names are not merged by this query.
SELECT person, title, min(org) AS body, min(published) AS first_told, count(DISTINCT source) AS documents
FROM roles
WHERE person IN (FROM roles SELECT person GROUP BY person HAVING count(DISTINCT fold(title)) > 2)
GROUP BY person, title, fold(org)
ORDER BY person, first_told, title, body;
