-- Open findings by severity.
SELECT severity, count(*) AS findings FROM findings_open GROUP BY severity
ORDER BY list_position(['high', 'medium', 'low'], severity)
