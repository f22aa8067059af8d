-- title: Issuer named against the code in the number
-- severity: medium
-- reason: The body named beside the number is another than the one whose code the number bears.
-- example: A text says Nghị quyết số 15-NQ/TW của Chính phủ.
-- mend: Trust the code, and check the text that printed the body.
WITH forms AS (
    SELECT number, issuer FROM au_cited WHERE number IS NOT NULL AND issuer IS NOT NULL GROUP BY number, issuer
), bodies AS (
    SELECT w.issuer, arg_max(l.code, length(l.form)) AS code, arg_max(l.form, length(l.form)) AS form
    FROM (SELECT issuer, fold(issuer) AS folded FROM (SELECT DISTINCT issuer FROM forms)) AS w
    JOIN lexicon_issuer_words AS l ON w.folded = l.form OR starts_with(w.folded, l.form || ' ')
    GROUP BY w.issuer
), wrong AS (
    SELECT t.number, t.issuer, 'named as of ' || t.issuer || ', and its code is ' || i.form AS message
    FROM forms AS t
    JOIN bodies AS b ON b.issuer = t.issuer
    JOIN au_numbers AS n ON n.number = t.number
    JOIN lexicon_types AS y ON y.kind = 'code' AND y.form = n.codes[1]
    JOIN lexicon_issuers AS i ON i.form = n.codes[2]
    WHERE i.code <> b.code
      AND i.code IN ('TW', 'TU', 'HU', 'QU', 'CP', 'TTG', 'UBND', 'HĐND', 'QH', 'UBTVQH', 'CTN')
      AND b.code IN ('TW', 'TU', 'HU', 'QU', 'CP', 'TTG', 'UBND', 'HĐND', 'QH', 'UBTVQH', 'CTN')
      -- The Prime Minister's papers are called the Government's everywhere.
      AND NOT (i.code IN ('CP', 'TTG') AND b.code IN ('CP', 'TTG'))
)
SELECT c.number, c.uri, w.message, c.version_id, f.quote, f.start, f."end"
FROM wrong AS w
JOIN au_cited AS c USING (number, issuer)
JOIN fact_citations AS f USING (version_id, ordinal);
