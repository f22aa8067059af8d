-- What an operator should be told of this run.
SELECT kind, source_name, message, told_before FROM run_alerts WHERE run_id = $run
