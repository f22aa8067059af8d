-- subject: Tasks
-- question: What is due in the second quarter of 2024, from whom, and where is it written?
-- câu hỏi: Quý II năm 2024 ai phải hoàn thành việc gì, ghi ở đâu?
-- demo: A concert, a training course and a study trip.
SELECT due, lead, task, product, source
FROM assignments
WHERE due BETWEEN '2024-04-01' AND '2024-06-30'
ORDER BY due, task;
