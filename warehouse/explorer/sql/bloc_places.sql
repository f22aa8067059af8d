-- Places that have emulation blocs, with how many and in which years.
SELECT place, count(DISTINCT series) AS blocs, min(year) AS first_year, max(year) AS last_year
FROM bloc_history GROUP BY place ORDER BY blocs DESC, place
