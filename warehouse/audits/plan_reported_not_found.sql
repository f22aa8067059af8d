-- title: Plan reported on, its own text not found
-- severity: low
-- reason: The report is all that is known of the plan; nobody can check it against the plan's words.
-- example: An article reports on 266/KH-UBND, whose own text is not loaded.
-- mend: Look for the plan at its issuer's portal and add the source.
SELECT m.printed, m.uri, 'reported on, and its own text is not here', p.version_id, c.quote, c.start, c."end"
FROM au_papers AS p
JOIN instrument_mentions AS m ON m.version_id = p.version_id AND m.ordinal = p.about_ordinal
JOIN fact_citations AS c ON c.version_id = p.version_id AND c.ordinal = p.about_ordinal
LEFT JOIN instruments AS i ON i.uri = m.uri
WHERE NOT coalesce(i.own_text, false);
