-- subject: Blocs
-- question: Which units joined or left a bloc from one year to the next?
-- câu hỏi: Đơn vị nào vào hoặc ra khỏi khối, cụm giữa hai năm?
-- demo: None: every bloc known in both years kept its members.
WITH membership AS (
    SELECT DISTINCT fold(bloc_name) AS bloc, year, fold(name) AS unit, min(name) OVER (PARTITION BY fold(name)) AS name
    FROM bloc_members
    WHERE role = 'member' AND year IS NOT NULL
), spans AS (
    SELECT bloc, min(year) AS first_year, max(year) AS last_year FROM membership GROUP BY bloc
)
SELECT m.bloc, m.name, CASE WHEN m.year = s.last_year THEN 'joined' ELSE 'left' END AS what, m.year
FROM membership AS m
JOIN spans AS s ON s.bloc = m.bloc AND s.first_year < s.last_year AND m.year IN (s.first_year, s.last_year)
WHERE NOT EXISTS (FROM membership AS o WHERE o.bloc = m.bloc AND o.unit = m.unit AND o.year <> m.year)
ORDER BY m.bloc, what, m.name;
