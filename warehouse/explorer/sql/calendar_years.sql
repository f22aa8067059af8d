-- Years that have anniversaries or deadlines, the latest first.
SELECT year, sum(anniversaries)::INTEGER AS anniversaries, sum(tasks)::INTEGER AS tasks FROM (
    SELECT year, 1 AS anniversaries, 0 AS tasks FROM anniversaries_by_year WHERE year IS NOT NULL
    UNION ALL SELECT year(due), 0, 1 FROM assignments WHERE due IS NOT NULL
) GROUP BY year ORDER BY year DESC
