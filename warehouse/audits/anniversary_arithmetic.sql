-- title: Anniversary that does not add up
-- severity: error
-- reason: The nth year counted from the day commemorated is another year than the one printed, so one of the three is wrong.
-- mend: Check the number of years, the founding day and the day of the celebration against the registry.
SELECT nth || ' năm ' || event,
       nth || ' years from ' || base || ' is ' || (left(base, 4)::INTEGER + nth) || ', and the text says ' || "on",
       version_id, quote, start, "end"
FROM anniversaries
WHERE try_cast(left(base, 4) AS INTEGER) + nth <> try_cast(left("on", 4) AS INTEGER) OR list_contains(flags, 'arithmetic');
