-- subject: Identity
-- question: Why do mentions of instruments stay open, and how often?
-- câu hỏi: Vì sao có những chỗ nhắc văn bản chưa xác định được, mỗi lý do bao nhiêu lần?
-- demo: Laws that share a name, short forms that say too little, a district’s plan that does not name the
--   district.
SELECT reason, count(*) AS mentions, count(DISTINCT source) AS documents
FROM mentions
WHERE uri IS NULL
GROUP BY reason
ORDER BY mentions DESC, reason;
