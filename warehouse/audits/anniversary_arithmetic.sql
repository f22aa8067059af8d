-- title: Anniversary that does not add up
-- severity: high
-- reason: The nth year counted from the day commemorated is another year than the one printed, so one of the
--   three is wrong.
-- example: A text says 99 năm Ngày Báo chí Cách mạng Việt Nam (21/6/1925 - 21/6/2025).
-- mend: Check the number of years, the founding day and the day of the celebration against the registry.
SELECT nth || ' năm ' || event, NULL,
       nth || ' years from ' || base || ' is ' || (left(base, 4)::INTEGER + nth)
       || coalesce(', and the text says ' || "on", ', which is another year than the text''s'),
       version_id, quote, start, "end"
FROM anniversaries
WHERE try_cast(left(base, 4) AS INTEGER) + nth <> try_cast(left("on", 4) AS INTEGER) OR list_contains(flags, 'arithmetic');
