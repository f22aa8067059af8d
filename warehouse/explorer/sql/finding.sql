-- One open finding, by its key.
SELECT finding_id, audit, subject FROM findings_open WHERE finding_id = $key
