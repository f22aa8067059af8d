-- Its days in their order.
FROM timeline($uri) LIMIT $most
