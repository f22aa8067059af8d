-- Emulation blocs whose name holds the words.
SELECT name, list(DISTINCT year ORDER BY year) AS years FROM blocs_by_year
WHERE contains(' ' || fold(name) || ' ', ' ' || fold($words) || ' ')
GROUP BY name ORDER BY name LIMIT $most
