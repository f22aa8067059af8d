-- title: Anniversary on another day than the event
-- severity: medium
-- reason: The day printed for an event is not the day that the registry gives, or the celebration falls on
--   another day of the year.
-- example: A text says 70 năm Ngày Giải phóng Thủ đô (11/10/1954 - 11/10/2024); the day is 10/10.
-- mend: Check the day of the event; where the registry is wrong, correct its row.
SELECT nth || ' năm ' || event, NULL,
       CASE WHEN list_contains(flags, 'registry_day') THEN 'the text gives ' || coalesce(base, '?') || ', the registry another day'
            ELSE 'the event is of ' || right(base, 5) || ', the celebration of ' || right("on", 5) END,
       version_id, quote, start, "end"
FROM anniversaries
WHERE list_contains(flags, 'registry_day')
   OR (length(base) = 10 AND length("on") = 10 AND right(base, 5) <> right("on", 5));
