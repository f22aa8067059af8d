-- subject: Status
-- question: What happened to plan 318, in the order of time?
-- câu hỏi: Kế hoạch 318 đã trải qua những gì, theo thời gian?
-- demo: It is carried out by blocs and departments, amended in May 2024 and reviewed in July.
SELECT date, "from", relation, basis, source
FROM edges
WHERE to_uri IN (SELECT node FROM instrument_named('KH 318')) AND relation <> 'cites'
ORDER BY date, "from";
