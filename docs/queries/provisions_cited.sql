-- subject: Citations
-- question: Which provisions of which instruments are named?
-- câu hỏi: Những điều, khoản nào của văn bản nào được dẫn?
-- demo: Two articles of the decision on blocs: one in its own text, one in the decision that corrects
--   it.
SELECT article, clause, point, uri, quote, source
FROM pinpoints
ORDER BY source, start;
