-- Citations of current documents with their instruments; quotes stay where they are, since few are shown.  Of scans
-- a digit may be misread: what is compared digit by digit leaves them out.
CREATE OR REPLACE TEMP TABLE au_cited AS
SELECT c.version_id, c.ordinal, c.type, c.number, c.issued, c.issuer, c.signer, m.uri, p.day, p.scanned
FROM fact_citations AS c
JOIN (SELECT version_id, day, scanned FROM au_papers) AS p USING (version_id)
LEFT JOIN instrument_mentions AS m ON m.version_id = c.version_id AND m.ordinal = c.ordinal;

-- Printed numbers taken apart, once each.
CREATE OR REPLACE TEMP TABLE au_numbers AS
SELECT number, number_clean(number) AS clean, number_main(number) AS main, number_year(number) AS year,
       number_codes(number) AS codes
FROM (SELECT number FROM au_cited UNION SELECT number FROM au_papers)
WHERE number IS NOT NULL;
