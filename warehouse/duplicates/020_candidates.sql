-- What texts are brought together by: bands of three MinHash values, which nearly all pairs share of which one holds
-- half of the other.
CREATE OR REPLACE TEMP TABLE dup_bands AS
SELECT text, hash(band, minhash[3 * band + 1], minhash[3 * band + 2], minhash[3 * band + 3]) AS key
FROM dup_texts, (SELECT unnest(range(42)) AS band)
WHERE words >= 40;

-- Few bands are shared: what follows looks at these alone.
CREATE OR REPLACE TEMP TABLE dup_shared AS
SELECT b.text, b.key, s.size, s.first
FROM dup_bands AS b
JOIN (SELECT key, count(*) AS size, min(text) AS first FROM dup_bands GROUP BY key HAVING count(*) > 1) AS s USING (key);

-- A bucket of many texts is a template (a bulletin of every day) or a text that many took over: there each is set
-- beside the first, and beside those with which it shares a mark that few have.
CREATE OR REPLACE TEMP TABLE dup_crowd AS
SELECT DISTINCT text FROM dup_shared WHERE size > 20;

CREATE OR REPLACE TEMP TABLE dup_rare AS
WITH features AS (
    SELECT DISTINCT text, context, mark
    FROM (SELECT text, unnest(contexts) AS context, unnest(marks) AS mark FROM dup_texts SEMI JOIN dup_crowd USING (text))
)
SELECT text, hash(context, mark) AS key FROM features
QUALIFY count(*) OVER (PARTITION BY context, mark) BETWEEN 2 AND 20;

CREATE OR REPLACE TEMP TABLE dup_candidates AS
SELECT a.text AS one, b.text AS other
FROM dup_shared AS a JOIN dup_shared AS b ON b.key = a.key AND a.text < b.text
WHERE a.size <= 20
UNION
SELECT first, text FROM dup_shared WHERE size > 20 AND text <> first
UNION
SELECT a.text, b.text FROM dup_rare AS a JOIN dup_rare AS b ON b.key = a.key AND a.text < b.text;

-- How much of the smaller text the larger one holds, by the MinHash.
CREATE OR REPLACE TEMP TABLE dup_overlaps AS
WITH agreed AS (
    SELECT c.one, c.other,
           list_sum(list_transform(list_zip(a.minhash, b.minhash), lambda pair: (pair[1] = pair[2])::INTEGER)) / 126 AS jaccard,
           a.shingles AS of_one, b.shingles AS of_other,
           least(len(list_distinct(a.contexts)), len(list_distinct(b.contexts))) AS marks
    FROM dup_candidates AS c
    JOIN dup_texts AS a ON a.text = c.one
    JOIN dup_texts AS b ON b.text = c.other
    -- Two papers with numbers of their own are two papers, whatever they share.
    WHERE len(a.own_numbers) = 0 OR len(b.own_numbers) = 0 OR list_has_any(a.own_numbers, b.own_numbers)
)
SELECT one, other, marks,
       least(1, jaccard * (of_one + of_other) / ((1 + jaccard) * least(of_one, of_other))) AS held
FROM agreed
WHERE jaccard >= 0.2;
