-- What the index of words is made of, anew in each published file: what can be sought, numbered, and its words in
-- small letters and digits, without diacritics and with Đ as d.
CREATE SCHEMA search;

CREATE TEMP TABLE sought AS
SELECT row_number() OVER (ORDER BY kind, key) AS entry, * FROM searchable;

CREATE TABLE search.entries AS
SELECT entry, kind, key, label, day, source, version_id, CASE WHEN kind <> 'document' THEN said END AS said FROM sought;

COMMENT ON TABLE search.entries IS 'What the index of words knows, numbered: the rows of the view searchable.';

CREATE TABLE search.words AS SELECT entry, fold(said) AS words FROM sought;

DROP TABLE sought;
