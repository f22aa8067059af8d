-- subject: Identity
-- question: Which missing parts of numbers were filled in, by which rule?
-- câu hỏi: Những phần còn thiếu của số hiệu được suy ra theo quy tắc nào?
-- demo: Places mostly come from the issuer beside the number or the document’s own.
SELECT part, rule, count(*) AS times, min(evidence) AS example
FROM inferences
GROUP BY ALL
ORDER BY part, times DESC, rule;
