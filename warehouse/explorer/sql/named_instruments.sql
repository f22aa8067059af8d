-- The instruments that names with a type, a code or a law in them mean, and how many each can mean.
SELECT s.asked, arg_min(s.uri, (-s.mentions, s.uri)) AS uri, arg_min(s.number, (-s.mentions, s.uri)) AS number,
       count(DISTINCT s.uri) AS instruments
FROM search_instruments($names::VARCHAR[]) AS s JOIN parse_names($names::VARCHAR[]) AS p USING (asked)
WHERE s.settled AND (len(p.codes) > 0 OR len(p.types) > 0 OR p.name_key IS NOT NULL OR s.uri = s.asked)
GROUP BY s.asked ORDER BY s.asked
