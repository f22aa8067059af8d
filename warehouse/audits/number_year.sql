-- title: Year in the number against the day of issue
-- severity: high
-- reason: A normative document carries its year in its number; the day beside it is of another year.
-- example: A text says Nghị định số 98/2023/NĐ-CP ngày 31/12/2024.
-- mend: Check number and day against the text itself.
SELECT c.number, c.uri, 'the number says ' || n.year || ', the day ' || c.issued, c.version_id, f.quote, f.start, f."end"
FROM au_cited AS c
JOIN au_numbers AS n ON n.number = c.number AND n.year <> year(c.issued)
JOIN fact_citations AS f USING (version_id, ordinal)
WHERE NOT c.scanned
UNION ALL
SELECT p.number, p.uri, 'the number says ' || n.year || ', the day ' || p.issued, p.version_id, p.quote, p.start, p."end"
FROM au_papers AS p JOIN au_numbers AS n ON n.number = p.number AND n.year <> year(p.issued)
WHERE NOT p.scanned;
