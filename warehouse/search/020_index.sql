-- DuckDB's index.  It finds its table while it is parsed, so it stands in a file of its own.
PRAGMA create_fts_index(
    'search.words', 'entry', 'words', stemmer = 'none', stopwords = 'none', ignore = '[^0-9a-z]+',
    strip_accents = 0, lower = 0
);
