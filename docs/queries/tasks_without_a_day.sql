-- subject: Tasks
-- question: Which tasks have a leader and no time?
-- câu hỏi: Những nhiệm vụ nào có cơ quan chủ trì mà không có thời hạn?
-- demo: Mostly sentences at the end of a paper: to follow up and to report.
SELECT lead, task, uri, source
FROM assignments
WHERE deadline IS NULL AND len(lead) > 0
ORDER BY source, start
LIMIT 12;
