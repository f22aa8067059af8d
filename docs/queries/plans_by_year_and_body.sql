-- subject: Plans
-- question: Which bodies issued how many plans in each year, and how many of them do we hold?
-- câu hỏi: Mỗi năm cơ quan nào ban hành bao nhiêu kế hoạch, trong đó bao nhiêu kế hoạch có toàn văn?
-- demo: The city’s People’s Committee issues most; some of its plans are known from the papers alone.
SELECT year(issued) AS year, split_part(uri, '/', 2) AS place, split_part(uri, '/', 3) AS body,
       count(*) AS plans, count(*) FILTER (own_text) AS held, list(number ORDER BY issued, number) AS numbers
FROM plans
GROUP BY ALL
ORDER BY year, plans DESC, place, body;
