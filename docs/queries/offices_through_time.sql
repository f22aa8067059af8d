-- subject: People
-- question: Which offices has Đinh Công Trứ held, and from when to when is it told?
-- câu hỏi: Đồng chí Đinh Công Trứ đã giữ những chức vụ nào, trong thời gian nào?
-- demo: Offices in the city’s Party committee and its People’s Council, each with its first and last
--   document.
SELECT person, title, body_name, first_day, last_day, documents
FROM offices_of('Đinh Công Trứ')
ORDER BY first_day, title, body_name;
