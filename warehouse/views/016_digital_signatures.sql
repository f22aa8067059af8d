-- Digital signatures of the files of current documents: who signed, when, and whether the bytes are intact.
CREATE OR REPLACE VIEW digital_signatures AS
SELECT d.source, f.* EXCLUDE (version_id), f.version_id
FROM fact_digital_signatures AS f JOIN current_documents AS d USING (version_id);
