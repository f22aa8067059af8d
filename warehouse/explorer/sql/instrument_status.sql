-- Whether it is in force on a day, since when, and what had changed it by then.
SELECT state, since, by_number, by_uri, effective, amended_by, corrected_by, quote, source FROM status_by_uri([$uri], $day)
