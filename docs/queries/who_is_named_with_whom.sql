-- subject: People
-- question: Which two people are named together most often?
-- câu hỏi: Hai người nào thường được nhắc cùng nhau nhất?
-- demo: Two pairs, twice each: an inspection of a district, and the city’s secretary with its chairman.
WITH named AS (SELECT DISTINCT source, name FROM people)
SELECT a.name, b.name AS other, count(*) AS documents
FROM named AS a
JOIN named AS b ON b.source = a.source AND b.name > a.name
GROUP BY ALL
HAVING count(*) > 1
ORDER BY documents DESC, a.name, other;
