-- Documents whose title holds every word, diacritics left aside.
SELECT source, title, published, publisher, doc_kind
FROM current_documents
WHERE list_bool_and([contains(fold(title), word) FOR word IN string_split(fold($words), ' ')])
ORDER BY published DESC NULLS LAST, source
LIMIT $most
