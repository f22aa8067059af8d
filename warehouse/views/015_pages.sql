-- Pages of current documents, and how each was read.
CREATE OR REPLACE VIEW pages AS
SELECT d.source, f.number, f.how, f.reason, f.confidence, f.version_id
FROM fact_pages AS f JOIN current_documents AS d USING (version_id);

-- Words of current documents that OCR was unsure of.
CREATE OR REPLACE VIEW doubts AS
SELECT d.source, d.text[f.start + 1 : f."end"] AS quote, -- The word as read
       f.confidence, f.start, f."end", f.version_id
FROM fact_doubts AS f JOIN current_documents AS d USING (version_id);

-- Number and day of scanned papers where OCR was unsure of them, with the evidence.
CREATE OR REPLACE VIEW mends AS
SELECT d.source, f.field, f."read", f."value", f.doubtful, f.rule, f.witnesses, f.version_id
FROM fact_mends AS f JOIN current_documents AS d USING (version_id);
