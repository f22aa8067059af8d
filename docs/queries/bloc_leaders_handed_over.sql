-- subject: Blocs
-- question: In which blocs did the lead pass to another unit, and was that unit deputy before?
-- câu hỏi: Khối nào đổi khối trưởng, và khối trưởng mới năm trước có là khối phó không?
-- demo: In all four blocs of two years it passed on, each time to the deputy of the year before.
WITH years AS (
    SELECT name, year, leaders, lag(leaders) OVER bloc AS before, lag(deputies) OVER bloc AS deputies_before
    FROM blocs_by_year
    WINDOW bloc AS (PARTITION BY fold(name) ORDER BY year)
)
SELECT name, year, before, leaders,
       list_has_any(list_transform(leaders, lambda x: fold(x)), list_transform(deputies_before, lambda x: fold(x))) AS deputy_before
FROM years
WHERE before IS NOT NULL
ORDER BY name, year;
