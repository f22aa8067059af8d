-- subject: Plans
-- question: Which plans of a city rest directly on instruments of the centre?
-- câu hỏi: Những kế hoạch nào của địa phương căn cứ trực tiếp vào văn bản của Trung ương?
-- demo: Directives of the Politburo and the law on emulation and commendation come back.
SELECT p.number, p.issued, list(e."to" ORDER BY e."to") AS central
FROM plans AS p
JOIN edges AS e ON e.from_uri = p.uri AND e.rests_on
JOIN instruments AS c ON c.uri = e.to_uri AND c.place = 'tw'
GROUP BY ALL
ORDER BY p.issued, p.number;
