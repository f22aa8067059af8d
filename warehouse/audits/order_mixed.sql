-- title: State and Party order of a number mixed up
-- severity: low
-- reason: The Party writes 15-NQ/TW, the State 15/NQ-CP; the signs tell which system a number belongs to.
-- example: A text says Nghị quyết số 15/NQ-TW.
-- mend: Read it in the order that its issuer's code asks for; identity already does.
WITH mixed AS (
    SELECT n.number, i.code || CASE WHEN i.party THEN ' is a Party body: a hyphen comes after the number, a slash before the code'
                                    ELSE ' is a State body: a slash comes after the number, a hyphen before the code' END AS message
    FROM au_numbers AS n
    JOIN lexicon_issuers AS i ON i.form = n.codes[2]
    JOIN lexicon_types AS t ON t.kind = 'code' AND t.form = n.codes[1]
    WHERE i.form IN ('TW', 'TU', 'HU', 'QU', 'VPTW', 'UBND', 'HĐND', 'CP', 'TTG')
      AND CASE WHEN i.party THEN regexp_matches(n.clean, '^[0-9]+/[^/0-9]+-')
               ELSE regexp_matches(n.clean, '^[0-9]+-[^-0-9]+/') END
)
SELECT c.number, c.uri, m.message, c.version_id, f.quote, f.start, f."end"
FROM mixed AS m
JOIN au_cited AS c USING (number)
JOIN fact_citations AS f USING (version_id, ordinal);
