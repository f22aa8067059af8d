-- subject: Identity
-- question: What are the addresses of the instruments held in ELI and Akoma Ntoso?
-- câu hỏi: Các văn bản đang có mang địa chỉ ELI và Akoma Ntoso nào?
-- demo: Each URI maps onto both schemes.
SELECT n.uri, n.eli, n.akn
FROM instrument_identifiers AS n
JOIN instruments AS i USING (uri)
WHERE i.own_text
ORDER BY n.uri;
