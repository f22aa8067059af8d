-- How organisations followed one another: provinces merged or renamed, ministries and departments merged, districts
-- abolished.  Each step is a row, also by way of a body that no document names.
CREATE OR REPLACE TEMP TABLE body_steps AS
-- Names of ministries through the days on which their codes ended.
SELECT DISTINCT replace(replace(replace(fold(a.name), ' va ', ' '), ' cac ', ' '), ' ', '-') AS before, replace(replace(replace(fold(b.name), ' va ', ' '), ' cac ', ' '), ' ', '-') AS after, t.closes + 1 AS day, t.ground
FROM lexicon_lifetimes AS t
JOIN lexicon_issuers AS a ON a.form = t.code
JOIN lexicon_issuers AS b ON b.form = t.successor
WHERE a.central AND t.closes IS NOT NULL
UNION
SELECT before, after, day, ground FROM lexicon_body_changes;

DELETE FROM body_changes;

INSERT INTO body_changes
WITH RECURSIVE chain(before, after, place, unit, stem, day, kind, ground) AS (
    SELECT NULL::VARCHAR, body, place, unit, stem, DATE '0001-01-01', NULL::VARCHAR, NULL::VARCHAR FROM bodies
    UNION
    SELECT c.after, s.body, s.place, s.unit, s.stem, s.day, s.kind, s.ground
    FROM chain AS c, LATERAL (
        SELECT concat_ws('/', 'vn', p.after, c.unit, nullif(c.stem, '')) AS body, p.after AS place, c.unit, c.stem, p.day, 'place ' || p.kind AS kind, p.ground
        FROM lexicon_place_changes AS p
        WHERE p.before = c.place AND p.before <> p.after AND p.kind IN ('merged', 'renamed') AND p.day >= c.day
        UNION ALL
        SELECT concat_ws('/', 'vn', c.place, c.unit, t.after), c.place, c.unit, t.after, t.day, 'body merged', t.ground
        FROM body_steps AS t WHERE t.before = c.stem AND t.day >= c.day AND c.unit IS NULL
    ) AS s
)
SELECT DISTINCT day, before, after, kind, ground FROM chain WHERE before IS NOT NULL
UNION ALL
-- The district level ended on one day.
SELECT p.day, b.body, NULL, 'district abolished', p.ground
FROM bodies AS b, (SELECT day, any_value(ground) AS ground FROM lexicon_place_changes WHERE day = DATE '2025-07-01' AND before = 'xa' GROUP BY day) AS p
WHERE regexp_matches(b.unit, '^(quan|huyen|thi-xa|thanh-pho)-');

-- Who took over from whom, in one step or several.
CREATE OR REPLACE TEMP TABLE body_heirs AS
WITH RECURSIVE heirs(before, after, day, grounds) AS (
    SELECT before, after, day, [after || ' (' || day || ', ' || ground || ')'] FROM body_changes WHERE after IS NOT NULL
    UNION
    SELECT h.before, c.after, c.day, list_append(h.grounds, c.after || ' (' || c.day || ', ' || c.ground || ')')
    FROM heirs AS h JOIN body_changes AS c ON c.before = h.after AND c.day >= h.day
    WHERE c.after IS NOT NULL
)
SELECT h.before, h.after, max(h.day) AS day, min(h.before || ' → ' || array_to_string(h.grounds, ' → ')) AS said
FROM heirs AS h SEMI JOIN bodies AS a ON a.body = h.before SEMI JOIN bodies AS b ON b.body = h.after
GROUP BY h.before, h.after;
