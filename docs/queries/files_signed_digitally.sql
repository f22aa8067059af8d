-- subject: Trust
-- question: Which files bear digital signatures, are their bytes intact, and what came later?
-- câu hỏi: Tệp nào có chữ ký số, nội dung có còn nguyên vẹn không?
-- demo: None: the demo’s PDF files are not signed.
SELECT source, "order", kind, signer, organisation, intact, covers, changes, weak, trusted
FROM digital_signatures
ORDER BY source, "order";
