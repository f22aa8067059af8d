-- title: State and Party order of a number mixed up
-- severity: info
-- reason: The Party writes 15-NQ/TW, the State 15/NQ-CP; the signs tell which system a number belongs to.
-- mend: Read it in the order that its issuer's code asks for; identity already does.
SELECT c.number, i.code || CASE WHEN i.party THEN ' is a Party body: a hyphen comes after the number, a slash before the code'
                                ELSE ' is a State body: a slash comes after the number, a hyphen before the code' END,
       c.version_id, c.quote, c.start, c."end"
FROM citations AS c
JOIN lexicon_issuers AS i ON i.form = number_codes(c.number)[2]
JOIN lexicon_types AS t ON t.kind = 'code' AND t.form = number_codes(c.number)[1]
WHERE i.form IN ('TW', 'TU', 'HU', 'QU', 'VPTW', 'UBND', 'HĐND', 'CP', 'TTG')
  AND CASE WHEN i.party THEN regexp_matches(number_clean(c.number), '^[0-9]+/[^/0-9]+-')
           ELSE regexp_matches(number_clean(c.number), '^[0-9]+-[^-0-9]+/') END;
