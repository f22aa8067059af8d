-- subject: Plans
-- question: Which plans do the papers tell of, whose own text nobody has published?
-- câu hỏi: Báo chí nhắc tới những kế hoạch nào mà chưa thấy văn bản?
-- demo: One is told of by the newspaper alone, and 381 is a slip for 318.
SELECT p.number, p.issued, p.uri, list(DISTINCT m.source ORDER BY m.source) AS told_by
FROM plans AS p
JOIN mentions AS m USING (uri)
WHERE NOT p.own_text
GROUP BY ALL
ORDER BY p.issued, p.number;
