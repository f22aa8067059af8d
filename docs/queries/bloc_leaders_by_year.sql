-- subject: Blocs
-- question: Who leads each bloc, year by year?
-- câu hỏi: Mỗi năm đơn vị nào làm khối trưởng, cụm trưởng?
-- demo: For 2024 two papers disagree on the leader of bloc 2; an audit reports it.
SELECT name, year, list_distinct(list_transform(leaders, lambda x: upper(x[1]) || x[2:])).list_sort() AS leaders
FROM blocs_by_year
ORDER BY name, year;
