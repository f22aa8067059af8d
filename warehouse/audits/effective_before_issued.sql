-- title: In force before it was issued
-- severity: medium
-- reason: A paper states a day of effect before its own day; only few instruments may reach back, and they say
--   why.
-- example: A decision of 05/3/2024 is in force from 01/01/2023.
-- mend: Check both days; where it is meant to reach back, look for the ground that permits it.
SELECT number, uri, 'in force from ' || effective || ', issued on ' || issued, version_id, quote, start, "end"
FROM au_papers WHERE is_paper AND number IS NOT NULL AND effective < issued;
