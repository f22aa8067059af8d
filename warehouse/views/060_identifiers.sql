-- Every instrument in the identifiers of other systems; null where the day or year that they need is not known.
CREATE OR REPLACE VIEW instrument_identifiers AS
SELECT uri, eli(uri, issued) AS eli, -- European Legislation Identifier, path without a host
       akn(uri, issued) AS akn, -- Akoma Ntoso IRI of the work (FRBRWork), path without a host
       number, type, issuer, issued
FROM instruments;
