-- Years that have anniversaries or deadlines, the latest first.
WITH named AS MATERIALIZED (
    SELECT version_id, nth, coalesce(registry, fold(event)) AS event,
           coalesce(try_cast(left("on", 4) AS INTEGER), try_cast(left(base, 4) AS INTEGER) + nth)::INTEGER AS year
    FROM fact_anniversaries
), due AS MATERIALIZED (
    SELECT version_id, year(due_day(by_date)) AS year FROM fact_assignments
), current AS MATERIALIZED (
    SELECT v.version_id, v.is_current
    FROM (SELECT version_id FROM named UNION SELECT version_id FROM due) JOIN document_versions AS v USING (version_id)
)
SELECT year, sum(anniversaries)::INTEGER AS anniversaries, sum(tasks)::INTEGER AS tasks FROM (
    SELECT year, count(DISTINCT (nth, event)) AS anniversaries, 0 AS tasks
    FROM named SEMI JOIN (FROM current WHERE is_current) USING (version_id) GROUP BY year
    UNION ALL SELECT year, 0, count(*) FROM due SEMI JOIN (FROM current WHERE is_current) USING (version_id) GROUP BY year
) WHERE year IS NOT NULL GROUP BY year ORDER BY year DESC
