-- title: Plan reported on, its own text not found
-- severity: info
-- reason: The report is all that is known of the plan; nobody can check it against the plan's words.
-- mend: Look for the plan at its issuer's portal and add the source.
SELECT m.printed, 'reported on, and its own text is not here', m.version_id, c.quote, c.start, c."end"
FROM current_documents AS d
JOIN instrument_mentions AS m ON m.version_id = d.version_id AND m.number_key = number_key(d.about) AND m.ordinal >= 0
JOIN fact_citations AS c ON c.version_id = m.version_id AND c.ordinal = m.ordinal
LEFT JOIN instruments AS i ON i.uri = m.uri
WHERE d.about IS NOT NULL AND NOT coalesce(i.own_text, false);
