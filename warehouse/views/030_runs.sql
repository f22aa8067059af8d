-- What does not add up now, gravest first, with when it was first and last seen.
CREATE OR REPLACE VIEW findings_open AS
SELECT f.severity, f.audit, a.title, f.subject, f.message, f.source, f.quote, f.start, f."end", a.mend,
       s.first_seen, -- Beginning of the run that first saw it
       s.last_seen, -- Beginning of the run that last saw it
       f.finding_id, f.version_id
FROM findings AS f
JOIN audits AS a USING (audit)
LEFT JOIN (
    SELECT finding_id, min(started_at) AS first_seen, max(started_at) AS last_seen
    FROM run_findings JOIN runs USING (run_id) GROUP BY finding_id
) AS s USING (finding_id)
ORDER BY list_position(['error', 'warning', 'info'], f.severity), f.audit, f.subject, f.finding_id;

-- Failures of the latest run.
CREATE OR REPLACE VIEW failures AS
SELECT f.source_name, f.source, f.stage, f.kind, f.message, f.attempts, f.next_try, f.run_id
FROM run_failures AS f
WHERE f.run_id = (SELECT arg_max(run_id, (started_at, run_id)) FROM runs);

-- What the latest nightly run did at each source.
CREATE OR REPLACE VIEW visits AS
SELECT v.source_name, v.status, v.asked, v.new, v.changed, v.unchanged, v.gone, v.failed, v.waiting, v.bytes, v.seconds,
       v.watermark, v.message, v.run_id
FROM run_sources AS v
WHERE v.run_id = (SELECT arg_max(run_id, (started_at, run_id)) FROM runs WHERE flow = 'nightly')
ORDER BY v.source_name;

-- What the archive holds and the code that tried last could not read.
CREATE OR REPLACE VIEW unreadable AS
SELECT u.source, u.kind, u.message, u.sha256, u.code_version, u.run_id
FROM unreadable_records AS u
WHERE u.kind <> 'opened'
QUALIFY row_number() OVER (PARTITION BY u.document_id, u.sha256 ORDER BY u.run_id DESC) = 1
ORDER BY u.source;

-- Documents that are no longer at their address, with what they last said.
CREATE OR REPLACE VIEW gone_documents AS
SELECT d.source, d.publisher, d.title, d.published, t.gone_since, t.confirmed_at, d.version_id
FROM tombstones AS t JOIN current_documents AS d USING (document_id)
ORDER BY t.confirmed_at DESC, d.source;
