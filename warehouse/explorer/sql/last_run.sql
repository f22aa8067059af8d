-- The latest night; where there was none yet, the latest run of any kind.
SELECT * FROM run_totals WHERE run_id = coalesce($run, run_id) ORDER BY flow = 'nightly' DESC, started_at DESC, run_id DESC LIMIT 1
