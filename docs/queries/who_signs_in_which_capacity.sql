-- subject: People
-- question: Who signs for whom, and in which capacity?
-- câu hỏi: Ai ký thay mặt cơ quan nào, với tư cách gì?
-- demo: Two vice chairs sign most plans in the chair’s stead (KT.); the office’s chief signs by order
--   (TL.).
SELECT name, title, list_aggregate(capacities, 'string_agg', ', ') AS capacities, count(DISTINCT s.source) AS papers,
       list(DISTINCT m.printed ORDER BY m.printed) AS numbers
FROM signers AS s
LEFT JOIN mentions AS m ON m.version_id = s.version_id AND m.ordinal = -1
GROUP BY ALL
ORDER BY papers DESC, name, title;
