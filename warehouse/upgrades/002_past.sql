-- Every table with a past has `recorded_from` and a twin in this schema; `history.kept` makes both.  What was
-- there before counts as recorded when the file is upgraded.
CREATE SCHEMA IF NOT EXISTS past;

-- One row for each run and finding becomes one for the stretch from the first run that saw it to the last.  What a
-- finding said was not noted then, and is filled in where it is seen again.
ALTER TABLE run_findings RENAME TO run_sightings;

CREATE TABLE run_findings (
    finding_id VARCHAR NOT NULL,
    audit VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    source VARCHAR,
    quote VARCHAR,
    opened_run VARCHAR NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    last_run VARCHAR NOT NULL,
    last_at TIMESTAMP NOT NULL,
    closed_run VARCHAR,
    closed_at TIMESTAMP
);

INSERT INTO run_findings
SELECT finding_id, '', 'low', '', '', NULL, NULL, arg_min(run_id, started_at), min(started_at),
       arg_max(run_id, started_at), max(started_at), NULL, NULL
FROM run_sightings JOIN runs USING (run_id)
GROUP BY finding_id;

DROP TABLE run_sightings;
