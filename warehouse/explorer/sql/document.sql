-- The document as it was read last.
SELECT d.*, m.uri, n.label, length(d.text) AS characters,
       d.text[$first + 1 : $first + $width] AS part
FROM current_documents AS d
LEFT JOIN instrument_mentions AS m ON m.version_id = d.version_id AND m.ordinal = -1
LEFT JOIN instrument_names AS n ON n.node = m.uri
WHERE d.source = $source
