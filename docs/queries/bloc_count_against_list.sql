-- subject: Blocs
-- question: Where does the number of members that a paper states differ from those it names?
-- câu hỏi: Chỗ nào số đơn vị nêu ra khác với số đơn vị được kể tên?
-- demo: One paper says six and names five.
SELECT name, year, stated_count, len(members) AS named, source, quote
FROM blocs
WHERE stated_count <> len(members) AND len(members) > 0
ORDER BY source, name;
