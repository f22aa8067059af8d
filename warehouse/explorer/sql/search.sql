-- What holds all these words, whatever their case and diacritics; the page ranks them.
SELECT kind, key, label, day, source FROM search($words) LIMIT 50
