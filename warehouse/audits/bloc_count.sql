-- title: Bloc with another number of members than stated
-- severity: warning
-- reason: The text says how many units belong to a bloc and then lists more or fewer.
-- mend: Count the list; correct the number, or name the missing unit.
SELECT name || coalesce(' ' || year, ''),
       stated_count || ' members are stated, ' || len(members) || ' are listed',
       version_id, quote, start, "end"
FROM blocs
WHERE stated_count IS NOT NULL AND len(members) > 0 AND stated_count <> len(members);
