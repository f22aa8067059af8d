-- subject: Deadlines
-- question: How many deadlines fall into each quarter, and how many documents set them?
-- câu hỏi: Mỗi quý có bao nhiêu thời hạn, do bao nhiêu tài liệu đặt ra?
-- demo: The last quarter of 2024 is the fullest.
SELECT CASE WHEN by_date LIKE '%-Q%' THEN by_date
            ELSE by_date[:4] || '-Q' || ((by_date[6:7]::INTEGER + 2) // 3) END AS quarter,
       count(*) AS deadlines, count(DISTINCT source) AS documents
FROM deadlines
WHERE length(by_date) > 4
GROUP BY quarter
ORDER BY quarter;
