-- What the index of words is made of, anew in each published file: what can be sought, numbered by kind and key, so
-- that the entries of a kind lie together.
CREATE SCHEMA search;

CREATE TEMP TABLE sought AS
SELECT row_number() OVER (ORDER BY kind, key)::INTEGER AS entry, * FROM searchable;

CREATE TABLE search.entries AS
SELECT entry, kind, key, label, day, source, version_id, CASE WHEN kind <> 'document' THEN said END AS said
FROM sought ORDER BY entry;

COMMENT ON TABLE search.entries IS 'What the index of words knows, numbered: the rows of the view searchable.';

CREATE TABLE search.kinds AS
SELECT kind, min(entry) AS first, max(entry) AS last FROM search.entries GROUP BY kind ORDER BY first;

COMMENT ON TABLE search.kinds IS 'The first and the last entry of each kind.';

CREATE TEMP TABLE counted AS
SELECT entry, length, unnest(map_entries(list_histogram(words)), recursive := true)
FROM (SELECT entry, words, len(words) AS length FROM (SELECT entry, string_split(fold(said), ' ') AS words FROM sought));

DROP TABLE sought;
