-- Every finding that a run ever saw, with its life; one that vanished is closed, one that came back is open again.
CREATE OR REPLACE VIEW finding_history AS
WITH lives AS (
    SELECT finding_id, min(opened_at) AS first_seen, max(last_at) AS last_seen,
           arg_max(closed_at, opened_at) AS closed_at, count(*) - 1 AS reopened,
           unnest(arg_max({'audit': audit, 'severity': severity, 'subject': subject, 'message': message,
                           'source': source, 'quote': quote}, opened_at))
    FROM run_findings GROUP BY finding_id
)
SELECT l.severity, l.audit, l.subject, l.message, l.source, l.quote,
       CASE WHEN f.finding_id IS NULL THEN 'closed'
            WHEN a.finding_id IS NOT NULL AND coalesce(a.until >= current_date, true) THEN 'accepted'
            ELSE 'open' END AS state, -- open, accepted or closed; open again once an acceptance has run out
       l.first_seen, -- Beginning of the run that first saw it
       l.last_seen, -- Beginning of the run that last saw it
       l.closed_at, -- Beginning of the run that no longer saw it
       l.reopened, -- How often it came back after it had vanished
       a.reason, a.author, a.accepted, a.until, l.finding_id
FROM lives AS l
LEFT JOIN findings AS f USING (finding_id)
LEFT JOIN finding_acceptances AS a USING (finding_id);

-- What does not add up now and nobody has accepted, gravest first, with when it was first and last seen.
CREATE OR REPLACE VIEW findings_open AS
SELECT f.severity, f.audit, a.title, f.subject, f.message, f.source, f.quote, f.start, f."end", a.mend,
       s.first_seen, -- Beginning of the run that first saw it
       s.last_seen, -- Beginning of the run that last saw it
       f.uri, f.finding_id, f.version_id
FROM findings AS f
JOIN audits AS a USING (audit)
LEFT JOIN (
    SELECT finding_id, min(opened_at) AS first_seen, max(last_at) AS last_seen FROM run_findings GROUP BY finding_id
) AS s USING (finding_id)
WHERE NOT EXISTS (FROM finding_acceptances AS k
                  WHERE k.finding_id = f.finding_id AND coalesce(k.until >= current_date, true))
ORDER BY list_position(['high', 'medium', 'low'], f.severity), f.audit, f.subject, f.finding_id;

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
