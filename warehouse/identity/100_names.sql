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
    SELECT m.node, false, min(m.printed), min(m.number_key), min(number_main(f.number)), min(f.type_slug),
           min(slug(f.code)), min(f.place), min(f.era), min(f.issued),
           min(regexp_replace(fold(f.name), '^(luat|bo luat|phap lenh|hien phap) ', '')),
           min(m.printed), count(DISTINCT m.version_id)
    FROM instrument_mentions AS m
    JOIN (SELECT version_id, ordinal, class FROM id_mentions) AS k USING (version_id, ordinal)
    JOIN id_filled AS f USING (class)
    WHERE m.uri IS NULL
    GROUP BY m.node
)
SELECT *, node_key(node) FROM (FROM settled UNION ALL FROM open)
ORDER BY num, node;
