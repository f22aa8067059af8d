-- subject: Citations
-- question: In which section of which document is programme 09 named?
-- câu hỏi: Chương trình 09 được nhắc ở mục nào của tài liệu nào?
-- demo: Mostly in news and introductions, which have no numbered sections.
SELECT m.source, s.path, s.heading, m.quote
FROM mentions AS m
LEFT JOIN facts_by_section AS s ON s.version_id = m.version_id AND s.fact = 'citation' AND s.start = m.start
WHERE m.uri IN (SELECT node FROM instrument_named('CTr 09')) AND m.ordinal >= 0
ORDER BY m.source, m.start;
