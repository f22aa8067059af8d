-- Places that have emulation blocs, with how many and in which years.
SELECT place, coalesce((SELECT min(name) FROM lexicon_places AS p WHERE p.slug = h.place), place) AS name,
       count(DISTINCT series) AS blocs, min(year) AS first_year, max(year) AS last_year
FROM bloc_history AS h GROUP BY place ORDER BY blocs DESC, place
