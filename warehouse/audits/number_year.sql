-- title: Year in the number against the day of issue
-- severity: error
-- reason: A normative document carries its year in its number; the day beside it is of another year.
-- mend: Check number and day against the text itself.
SELECT number, 'the number says ' || number_year(number) || ', the day ' || issued, version_id, quote, start, "end"
FROM citations WHERE number_year(number) <> year(issued)
UNION ALL
SELECT number, 'the number says ' || number_year(number) || ', the day ' || issued, version_id, quote, start, "end"
FROM fact_self SEMI JOIN current_documents USING (version_id)
WHERE number_year(number) <> year(issued);
