-- title: Type word against the code in the number
-- severity: medium
-- reason: The word before the number names another type than the number's own code.
-- example: A text says Nghị định số 11-NQ/TW.
-- mend: Trust the code, and check the text that printed the word.
WITH forms AS (
    SELECT type, number FROM au_cited WHERE type IS NOT NULL AND number IS NOT NULL GROUP BY type, number
), wrong AS (
    SELECT t.type, t.number, 'called ' || t.type || ', and its code ' || n.codes[1] || ' is ' || code.name AS message
    FROM forms AS t
    JOIN au_numbers AS n ON n.number = t.number AND len(n.codes) > 1
    JOIN lexicon_types AS code ON code.kind = 'code' AND code.form = n.codes[1]
    JOIN (SELECT type, fold(type) AS form FROM (SELECT DISTINCT type FROM forms)) AS words ON words.type = t.type
    JOIN lexicon_types AS word ON word.kind = 'word' AND word.form = words.form
    WHERE word.slug <> code.slug
      -- Thông tri and thông tư share a code; TC is also the Ministry of Finance's old one; a law stands in a title.
      AND NOT (code.slug = 'thong-tu' AND word.slug = 'thong-tri') AND code.form <> 'TC'
      -- Văn bản is every type's word; QĐ is also quy định in the Party's numbers; annexes go by their decision's number.
      AND word.slug NOT IN ('van-ban', 'luat', 'bo-luat', 'quy-che', 'de-an', 'du-an', 'phuong-an', 'dieu-le')
      AND NOT (code.slug = 'quyet-dinh' AND word.slug IN ('quy-dinh', 'quyet-dinh'))
      AND NOT EXISTS (FROM lexicon_types AS slip
                      WHERE slip.kind = 'slip' AND slip.form = code.form || ' ' || fold(word.name))
      AND NOT (starts_with(code.slug, word.slug || '-') OR starts_with(word.slug, code.slug || '-'))
)
SELECT c.number, c.uri, w.message, c.version_id, f.quote, f.start, f."end"
FROM wrong AS w
JOIN au_cited AS c USING (type, number)
JOIN fact_citations AS f USING (version_id, ordinal);
