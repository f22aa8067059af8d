-- subject: Trust
-- question: How sure are the facts, by kind?
-- câu hỏi: Mỗi loại dữ kiện chắc chắn tới đâu?
-- demo: Citations are mostly certain; deadlines and offices, read from looser wording, mostly likely.
SELECT kind, confidence, count(*) AS facts
FROM (
    SELECT 'citation' AS kind, confidence FROM citations
    UNION ALL SELECT 'anniversary', confidence FROM anniversaries
    UNION ALL SELECT 'bloc', confidence FROM blocs
    UNION ALL SELECT 'deadline', confidence FROM deadlines
    UNION ALL SELECT 'role', confidence FROM roles
    UNION ALL SELECT 'assignment', confidence FROM assignments
)
GROUP BY kind, confidence
ORDER BY kind, list_position(['certain', 'likely', 'doubtful'], confidence);
