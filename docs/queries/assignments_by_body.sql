-- subject: Tasks
-- question: Which body leads how many tasks, and takes part in how many?
-- câu hỏi: Cơ quan nào được giao chủ trì, phối hợp bao nhiêu nhiệm vụ?
-- demo: The departments of culture and of home affairs lead most.
SELECT min(body) AS body, count(*) FILTER (role = 'lead') AS leads, count(*) FILTER (role = 'coordinating') AS takes_part,
       min(due) AS first_due, max(due) AS last_due
FROM assignment_bodies
GROUP BY fold(body)
HAVING count(*) > 1
ORDER BY leads DESC, takes_part DESC, body;
