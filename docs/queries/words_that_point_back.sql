-- subject: Citations
-- question: What do “this plan” and “the resolution above” mean, and which of them stay open?
-- câu hỏi: “Kế hoạch này”, “Nghị quyết nêu trên” là văn bản nào, chỗ nào chưa rõ?
-- demo: Nearly all mean the paper in which they stand.
SELECT form, uri IS NULL AS open, coalesce(reason, '') AS reason, count(*) AS places
FROM pointers
GROUP BY ALL
ORDER BY form, open, places DESC, reason;
