-- Its days in their order.
FROM timeline_by_uri([$uri]) LIMIT $most
