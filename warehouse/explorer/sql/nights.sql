-- The last thirty nightly runs, the first of them first.
SELECT * FROM (
    SELECT run_id, started_at, status, seconds, new, changed, gone, failures, findings, sources, sources_failed
    FROM run_totals WHERE flow = 'nightly' ORDER BY started_at DESC, run_id DESC LIMIT 30
) ORDER BY started_at, run_id
