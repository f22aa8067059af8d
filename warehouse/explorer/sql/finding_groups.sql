-- Open findings by audit.
SELECT f.audit, f.severity, a.title, a.reason, count(*) AS findings
FROM findings_open AS f JOIN audits AS a USING (audit)
GROUP BY f.audit, f.severity, a.title, a.reason
ORDER BY list_position(['high', 'medium', 'low'], f.severity), findings DESC, f.audit
