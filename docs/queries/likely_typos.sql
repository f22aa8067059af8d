-- subject: Audits
-- question: Which numbers are likely slips of the pen, and what was meant?
-- câu hỏi: Những số hiệu nào có lẽ bị viết nhầm, và văn bản được nói tới là văn bản nào?
-- demo: 381 for 318, a decree of 2023 with a day of 2024, HD for a letter, and a resolution in the wrong
--   order.
SELECT audit, subject, message, quote, source
FROM findings_open
WHERE audit IN ('near_identical', 'number_year', 'order_mixed', 'same_day_other_year', 'type_against_symbol')
ORDER BY audit, subject, source;
