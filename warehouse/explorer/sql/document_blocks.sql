-- The blocks of the text that this part of it holds.
SELECT ordinal, zone, start, "end", page, box FROM fact_blocks
WHERE version_id = $version AND "end" > $first AND start < $last ORDER BY start, ordinal
