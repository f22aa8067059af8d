-- title: Day that no calendar has
-- severity: high
-- reason: A day such as 31/4 or 30/2 cannot be meant.
-- example: A text says ngày 31/02/2024.
-- mend: Look for the right day in the instrument's own text.
SELECT printed, NULL, 'no calendar has this day', version_id, quote, start, "end"
FROM date_mentions
-- A slip of OCR is none of the paper's.
WHERE kind = 'impossible' AND version_id NOT IN (SELECT version_id FROM au_papers WHERE scanned)
UNION ALL
SELECT date, NULL, 'no calendar has this day', version_id, quote, start, "end"
FROM dates
WHERE try_cast(date AS DATE) IS NULL AND version_id NOT IN (SELECT version_id FROM au_papers WHERE scanned);
