-- subject: Chains
-- question: How far is each plan from the roots of its chains?
-- câu hỏi: Mỗi kế hoạch cách văn bản gốc bao nhiêu bậc?
-- demo: The plan of the culture department stands furthest down: a plan of a plan of a resolution.
WITH RECURSIVE below(plan, node, steps) AS (
    SELECT uri, uri, 0 FROM plans
    UNION
    SELECT b.plan, e.to_uri, b.steps + 1
    FROM below AS b
    JOIN edges AS e ON e.from_uri = b.node AND e.rests_on
    WHERE b.steps < 8
)
SELECT p.number, p.issued, max(b.steps) AS deepest, count(DISTINCT b.node) - 1 AS rests_on
FROM below AS b
JOIN plans AS p ON p.uri = b.plan
GROUP BY ALL
ORDER BY deepest DESC, p.issued, p.number;
