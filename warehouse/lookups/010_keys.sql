-- What pages look up by key, in each published file: the rows of one document or one instrument are found without
-- reading the others, however many there are.  The working file has no such indexes, since they slow down its writing.
CREATE INDEX version_by_key ON document_versions (version_id);
CREATE INDEX version_by_document ON document_versions (document_id);
CREATE INDEX document_by_key ON documents (document_id);
CREATE INDEX document_by_source ON documents (source);
CREATE INDEX instrument_by_uri ON instruments (uri);
CREATE INDEX name_by_key ON instrument_names (node_key);
CREATE INDEX mention_by_version ON mention_readings (version_id);
CREATE INDEX mention_by_instrument ON mention_readings (node_key);
CREATE INDEX inference_by_reading ON reading_inferences (reading);
CREATE INDEX reading_by_key ON readings (reading);
CREATE INDEX edge_by_from ON told_edges (from_key);
CREATE INDEX edge_by_to ON told_edges (to_key);
CREATE INDEX self_by_version ON fact_self (version_id);
CREATE INDEX citation_by_version ON fact_citations (version_id);
CREATE INDEX relation_by_version ON fact_relations (version_id);
CREATE INDEX assignment_by_version ON fact_assignments (version_id);
CREATE INDEX assignment_cell_by_version ON fact_assignment_cells (version_id);
CREATE INDEX anniversary_by_version ON fact_anniversaries (version_id);
CREATE INDEX deadline_by_version ON fact_deadlines (version_id);
CREATE INDEX pinpoint_by_version ON fact_pinpoints (version_id);
CREATE INDEX block_by_version ON fact_blocks (version_id);
