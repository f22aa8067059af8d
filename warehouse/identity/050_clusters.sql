-- The body that a mention names, where several share the code; words that stand for any of them tell nothing.
CREATE OR REPLACE TEMP TABLE id_told AS
SELECT f.class, s.told_by,
       CASE WHEN s.told_by = 'words' THEN body_words(p.wording, s.general, f.province, f.sub)
            WHEN p.worded_code = f.code AND (p.worded_actor <> 'trung-uong' OR contains(p.wording, ' chap hanh '))
            THEN p.worded_actor END AS body
FROM id_filled AS f JOIN lexicon_shared_codes AS s USING (code)
JOIN (SELECT form, wording, worded_code, worded_actor FROM id_parts WHERE issuer IS NOT NULL) AS p USING (form);

-- Instruments whose every slot is stated or filled: one a key of issuer code, place, type, number and era, and of the
-- body where several share the code.
CREATE OR REPLACE TEMP TABLE id_anchored AS
SELECT f.class, f.num, f.code, f.place, f.sub, f.series, coalesce(f.era, t.era) AS era, f.issued,
       b.told_by, b.body
FROM id_filled AS f
ANTI JOIN id_law_mentions USING (class)
LEFT JOIN id_titled AS t USING (class)
LEFT JOIN id_told AS b USING (class)
WHERE f.num IS NOT NULL AND f.code IS NOT NULL AND (f.coded OR t.era IS NOT NULL) AND f.place IS NOT NULL
  AND f.series IS NOT NULL AND coalesce(f.era, t.era) IS NOT NULL;

-- Bodies that share a code under one key.  Told by words, each body is one of its own.  Told by day (TW is one sequence for
-- three bodies, and texts name the wrong one), bodies that some document gives one day are one: linked twice over,
-- which is enough for three.
CREATE OR REPLACE TEMP TABLE id_bodies AS
WITH told AS (
    SELECT DISTINCT num, code, place, series, era, body, issued, told_by FROM id_anchored WHERE body IS NOT NULL
), met AS (
    SELECT a.num, a.code, a.place, a.series, a.era, a.body, min(b.body) AS other
    FROM told AS a
    JOIN told AS b USING (num, code, place, series, era)
    WHERE a.body = b.body OR (a.told_by = 'day' AND a.issued = b.issued)
    GROUP BY ALL
), joined AS (
    SELECT m.* EXCLUDE (other), n.other AS party
    FROM met AS m JOIN met AS n ON (n.num, n.code, n.place, n.series, n.era, n.body) = (m.num, m.code, m.place, m.series, m.era, m.other)
)
SELECT *, count(DISTINCT party) OVER (PARTITION BY num, code, place, series, era) AS parties
FROM joined;

-- Which party of bodies a mention belongs to where there are several: that of its words, else of its day.
CREATE OR REPLACE TEMP TABLE id_sided AS
WITH days AS (
    SELECT a.num, a.code, a.place, a.series, a.era, a.issued, min(b.party) AS party
    FROM id_anchored AS a
    JOIN id_bodies AS b USING (num, code, place, series, era, body)
    WHERE a.issued IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT b.party) = 1
), several AS (
    SELECT DISTINCT num, code, place, series, era FROM id_bodies WHERE parties > 1
)
SELECT a.class, a.num, a.code, a.place, a.sub, a.series, a.era, a.issued, a.body,
       s.num IS NOT NULL AS split,
       CASE WHEN s.num IS NOT NULL THEN coalesce(b.party, d.party) END AS party
FROM id_anchored AS a
LEFT JOIN several AS s USING (num, code, place, series, era)
LEFT JOIN id_bodies AS b USING (num, code, place, series, era, body)
LEFT JOIN days AS d ON d.issued = a.issued AND (d.num, d.code, d.place, d.series, d.era) = (a.num, a.code, a.place, a.series, a.era);

CREATE OR REPLACE TEMP TABLE id_clusters AS
WITH weights AS (
    SELECT num, code, place, series, era, coalesce(party, '') AS party, body, count(DISTINCT version_id) AS weight
    FROM id_sided JOIN id_mentions USING (class) WHERE body IS NOT NULL GROUP BY ALL
), body AS (
    -- The body that most documents name gives the slot its word; the whole committee only where none of its own is named.
    SELECT num, code, place, series, era, party, arg_max(body, (body <> 'trung-uong', weight, body)) AS body FROM weights GROUP BY ALL
), keys AS (
    SELECT num, code, place, any_value(sub) AS sub, series, era, coalesce(party, '') AS party, min(issued) AS first_issued,
           list(DISTINCT issued) FILTER (issued IS NOT NULL) AS days,
           list(DISTINCT body) FILTER (body IS NOT NULL) AS bodies
    FROM id_sided WHERE NOT split OR party IS NOT NULL GROUP BY num, code, place, series, era, party
)
SELECT k.*,
       'vn/' || k.place || '/'
       || CASE WHEN k.code = 'TW' THEN coalesce(b.body, 'trung-uong')
               ELSE actor_slug(k.code, k.sub, p.city, p.city_from, coalesce(k.first_issued, make_date(try_cast(left(k.era, 4) AS INTEGER), 1, 1)), i.slug)
                    || CASE WHEN k.party <> '' THEN '-' || b.body ELSE '' END END
       || '/' || k.series || '/' || k.era || '/' || lower(k.num) AS uri
FROM keys AS k
LEFT JOIN body AS b USING (num, code, place, series, era, party)
LEFT JOIN id_cities AS p ON p.place = split_part(k.place, '/', 1)
LEFT JOIN lexicon_issuers AS i ON i.form = k.code;
