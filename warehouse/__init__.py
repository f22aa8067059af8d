"""Facts in, answers out: schema, load, identity, views, audits, publish."""
