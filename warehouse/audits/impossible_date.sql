-- title: Day that no calendar has
-- severity: error
-- reason: A day such as 31/4 or 30/2 cannot be meant.
-- mend: Look for the right day in the instrument's own text.
SELECT printed, 'no calendar has this day', version_id, quote, start, "end"
FROM date_mentions WHERE kind = 'impossible'
UNION ALL
SELECT date, 'no calendar has this day', version_id, quote, start, "end"
FROM dates WHERE try_cast(date AS DATE) IS NULL;
