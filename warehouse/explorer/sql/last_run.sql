-- The latest run that is in this warehouse.
SELECT * FROM run_totals WHERE run_id = coalesce($run, run_id) ORDER BY started_at DESC, run_id DESC LIMIT 1
