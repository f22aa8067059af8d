-- subject: Anniversaries
-- question: Which plans name which round anniversary, and in which words?
-- câu hỏi: Kế hoạch nào nhắc tới ngày kỷ niệm năm tròn nào?
-- demo: Plans about commemorations (45, 88, 201), and those for a year’s emulation, which keep them in
--   view.
SELECT DISTINCT m.printed AS plan, a.year, a.nth, min(a.event) AS event, min(a.quote) AS quote
FROM anniversaries AS a
JOIN mentions AS m ON m.source = a.source AND m.ordinal = -1
WHERE contains(m.uri, '/ke-hoach/') AND a.nth % 5 = 0
GROUP BY m.printed, a.year, a.nth, coalesce(a.registry, fold(a.event))
ORDER BY plan, a.year, a.nth, event;
