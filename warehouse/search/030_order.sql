-- A word is looked up in all its places: in the order of words, only the places of those asked for are read.
CREATE OR REPLACE TABLE fts_search_words.terms AS
SELECT docid, fieldid, termid FROM fts_search_words.terms ORDER BY termid, docid;

DROP TABLE search.words;
