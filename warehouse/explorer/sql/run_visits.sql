-- What a run did at each source, those in trouble first.
SELECT source_name, status, new, changed, gone, failed, waiting, seconds, usual, trend, message
FROM visit_trends WHERE run_id = $run
ORDER BY status = 'done', failed DESC, source_name
