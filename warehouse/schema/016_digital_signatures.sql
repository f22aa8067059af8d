-- Digital signatures of a version's file, each checked by itself; they tell of the file, never the document's own day.
CREATE TABLE IF NOT EXISTS fact_digital_signatures (
    version_id BIGINT NOT NULL, -- The document version
    "order" INTEGER NOT NULL, -- Place in the order of signing, from 1
    field VARCHAR NOT NULL, -- Name of the form field; empty for a signature that stands outside any form
    kind VARCHAR NOT NULL, -- signature, or timestamp for a time stamp of the whole file
    signer VARCHAR, -- Who signed, as the certificate spells the common name
    organisation VARCHAR, -- The signer's organisation
    unit VARCHAR, -- The signer's unit in it
    email VARCHAR, -- The signer's address
    tax_code VARCHAR, -- The signer's MST
    certificate_serial VARCHAR, -- Serial number of the certificate, hexadecimal
    certificate_issuer VARCHAR, -- Who issued the certificate
    valid_from DATE, -- First day of the certificate
    valid_until DATE, -- Last day of the certificate
    claimed_at TIMESTAMP, -- UTC instant at which the signer's own machine says that it signed
    stamped_at TIMESTAMP, -- UTC instant at which a time stamping service saw the signature; null without a sound token
    intact BOOLEAN, -- Whether the signed bytes are unchanged and signed by the certificate's key; null if unknown
    covers VARCHAR, -- file (all of it), revision (all up to a later addition) or part (less than that)
    changes VARCHAR, -- What was added later: none, signatures, forms, annotations, other or not_compared
    digest VARCHAR, -- Algorithm of the digest
    weak BOOLEAN, -- Whether digest or key can be forged today
    trusted BOOLEAN, -- Whether the chain leads to a trust root; null where no roots were given
    trust_reason VARCHAR NOT NULL, -- Why it is not trusted; empty where it is
    reason VARCHAR NOT NULL -- Why something above could not be told; empty where nothing is missing
);
