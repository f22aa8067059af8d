-- What instruments can be called by, so that a name is found without taking every URI apart; rows of one running
-- number lie together, so that a name's number leads to few of them.
DELETE FROM instrument_names;

INSERT INTO instrument_names
WITH settled AS (
    SELECT uri AS node, true, number, number_key,
           CASE WHEN name IS NULL THEN slots[-1] ELSE number_main(number) END AS num,
           regexp_replace(slots[-3], '-qppl$', ''), slots[-4],
           CASE WHEN slots[2] IN ('quoc-hoi', 'ubtvqh') THEN 'tw'
                ELSE array_to_string(slots[2:len(slots) - 4], '/') END,
           era, issued,
           CASE WHEN name IS NOT NULL
                THEN regexp_replace(fold(name), '^(luat|bo luat|phap lenh|hien phap) ', '') END,
           coalesce(CASE WHEN name IS NULL THEN number END, name, number, uri), mentions
    FROM (SELECT *, string_split(uri, '/') AS slots FROM instruments)
), open AS (
    SELECT 'open:' || m.version_id || ':' || coalesce(r.open_name, m.ordinal::VARCHAR) AS node, false, min(r.printed),
           min(r.number_key), min(number_main(p.number)), min(f.type_slug), min(slug(f.code)), min(f.place), min(f.era),
           min(f.issued), min(regexp_replace(fold(p.name), '^(luat|bo luat|phap lenh|hien phap) ', '')), min(r.printed),
           count(DISTINCT m.version_id)
    FROM id_read AS m JOIN id_readings AS r USING (outcome) JOIN id_filled AS f USING (class) JOIN id_parts AS p ON p.form = f.form
    WHERE NOT m.settled
    GROUP BY node
)
SELECT *, node_key(node) FROM (FROM settled UNION ALL FROM open)
ORDER BY num, node;
