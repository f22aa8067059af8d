-- Mentions of the name that stay open: a name alone tells nobody.
SELECT source, quote, start, "end", reason, candidates FROM people_identified
WHERE person IS NULL AND fold(name) = fold($words) ORDER BY source, start LIMIT $most
