-- subject: Sources
-- question: Which sources gave trouble in the last run, of what kind?
-- câu hỏi: Lần chạy gần nhất nguồn nào gặp sự cố, loại gì?
-- demo: Seven planted faults: robots, a missing page, an empty file and the like.
SELECT source_name, kind, count(*) AS failures, min(source) AS example
FROM failures
GROUP BY ALL
ORDER BY source_name, kind, example;
