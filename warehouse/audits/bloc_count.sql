-- title: Bloc with another number of members than stated
-- severity: medium
-- reason: The text says how many units belong to a bloc and then lists more or fewer.
-- example: Khối thi đua số 3 gồm 06 đơn vị, and five are listed.
-- mend: Count the list; correct the number, or name the missing unit.
SELECT name || coalesce(' ' || year, ''), NULL,
       stated_count || ' members are stated, ' || len(members) || ' are listed',
       version_id, quote, start, "end"
FROM blocs
WHERE stated_count IS NOT NULL AND len(members) > 0 AND stated_count <> len(members);
