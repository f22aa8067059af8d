-- What went wrong in a run, by kind and source.
SELECT kind, source_name, count(*) AS failures, max(attempts) AS attempts, min(next_try) AS next_try,
       min(source) AS first, arg_min(message, (source, message)) AS message
FROM run_failures WHERE run_id = $run
GROUP BY kind, source_name ORDER BY failures DESC, kind, source_name LIMIT 100
