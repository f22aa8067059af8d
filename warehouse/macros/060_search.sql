-- search(words) | What holds all these words, whatever their case and diacritics: text by text, the newest first, unranked; `danchieu search` ranks | FROM search('thi dua khen thuong')
CREATE OR REPLACE MACRO search(words) AS TABLE
SELECT kind, key, label, day, source, version_id, said
FROM (SELECT *, ' ' || fold(said) || ' ' AS folded FROM searchable)
WHERE len(list_filter(string_split(fold(words), ' '), lambda word: NOT contains(folded, ' ' || word || ' '))) = 0
ORDER BY list_position(['instrument', 'document', 'person', 'bloc'], kind), day DESC NULLS LAST, key;
