-- subject: Chains
-- question: With which words do papers say that one instrument carries out another?
-- câu hỏi: Các văn bản dùng những từ ngữ nào để nói một văn bản thực hiện văn bản khác?
-- demo: Thực hiện and căn cứ lead.
SELECT type, lower(trim(cue)) AS words, count(*) AS tellings
FROM fact_relations
JOIN current_documents USING (version_id)
WHERE cue <> ''
GROUP BY ALL
ORDER BY tellings DESC, type, words
LIMIT 15;
