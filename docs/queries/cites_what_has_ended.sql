-- subject: Status
-- question: Which papers rest on an instrument after it was replaced or repealed?
-- câu hỏi: Văn bản nào còn căn cứ vào văn bản đã hết hiệu lực?
-- demo: Plan 201 still carries out plan 77, ten weeks after plan 152 replaced it.
SELECT c."from", c.date AS says_on, c.relation, c."to", e."from" AS ended_by, e.date AS ended_on, c.quote, c.source
FROM edges AS c
JOIN edges AS e ON e.to_uri = c.to_uri AND e.relation IN ('replaces', 'repeals')
WHERE c.rests_on AND c.date > e.date AND c.from_uri <> e.from_uri
ORDER BY says_on, c."from";
