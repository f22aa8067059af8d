-- title: Type word against the code in the number
-- severity: warning
-- reason: The word before the number names another type than the number's own code, such as Nghị định số 11-NQ/TW.
-- mend: Trust the code, and check the text that printed the word.
SELECT c.number, 'called ' || c.type || ', and its code ' || number_codes(c.number)[1] || ' is ' || code.name,
       c.version_id, c.quote, c.start, c."end"
FROM citations AS c
JOIN lexicon_types AS code ON code.kind = 'code' AND code.form = number_codes(c.number)[1]
JOIN lexicon_types AS word ON word.kind = 'word' AND word.form = fold(c.type)
WHERE len(number_codes(c.number)) > 1 AND word.slug <> code.slug
  -- Văn bản is every type's word; QĐ is also quy định in the Party's numbers; annexes go by their decision's number.
  AND word.slug NOT IN ('van-ban', 'quy-che', 'de-an', 'du-an', 'phuong-an', 'dieu-le')
  AND NOT (code.slug = 'quyet-dinh' AND word.slug IN ('quy-dinh', 'quyet-dinh'))
  AND NOT EXISTS (FROM lexicon_types AS slip
                  WHERE slip.kind = 'slip' AND slip.form = code.form || ' ' || fold(word.name))
  AND NOT (starts_with(code.slug, word.slug || '-') OR starts_with(word.slug, code.slug || '-'));
