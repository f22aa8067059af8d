-- Instruments that the words can mean.
SELECT s.uri, s.number, s.issued, s.mentions, s.settled, i.type, i.issuer, i.title, i.name
FROM search_instrument($words) AS s LEFT JOIN instruments AS i USING (uri)
LIMIT $most
