-- Every word in small letters and digits, without diacritics and with Đ as d, and in which entries it stands.
CREATE TABLE search.words AS
SELECT row_number() OVER (ORDER BY key)::INTEGER AS word, key AS spelling, count(*)::INTEGER AS entries
FROM counted WHERE key <> '' GROUP BY key ORDER BY word;

COMMENT ON TABLE search.words IS 'The words that the index knows, numbered, and how many entries hold each.';

-- What a word is worth in an entry is known beforehand: BM25 with k = 1.2 and b = 0.75, in ten-thousandths, as whole
-- numbers so that a sum is the same in any order.  In the order of words, only the places of those asked for are read.
CREATE TABLE search.postings AS
WITH known AS (
    SELECT count(*) AS entries, avg(length) AS length FROM (SELECT DISTINCT entry, length FROM counted)
), weighed AS (
    SELECT w.word, w.spelling, log((k.entries - w.entries + 0.5) / (w.entries + 0.5) + 1) AS rarity, k.length
    FROM search.words AS w, known AS k
)
SELECT w.word, c.entry,
       round(10000 * w.rarity * c.value * 2.2 / (c.value + 1.2 * (0.25 + 0.75 * c.length / w.length)))::INTEGER AS worth
FROM counted AS c JOIN weighed AS w ON w.spelling = c.key
ORDER BY word, entry;

COMMENT ON TABLE search.postings IS 'The entries that hold a word, by the number of the word, and what it is worth there.';

DROP TABLE counted;
