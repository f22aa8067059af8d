-- subject: Anniversaries
-- question: Which of the events that were ever named are round in 2030?
-- câu hỏi: Trong các sự kiện từng được nhắc, sự kiện nào tròn năm vào năm 2030?
-- demo: The Party is a hundred years old in February 2030, and so are several of its branches.
SELECT min(event) AS event, base, 2030 - left(base, 4)::INTEGER AS nth
FROM anniversaries
WHERE base IS NOT NULL AND (2030 - left(base, 4)::INTEGER) % 5 = 0
GROUP BY coalesce(registry, fold(event)), base
ORDER BY nth DESC, event;
