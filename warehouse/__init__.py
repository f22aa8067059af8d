"""Facts in, answers out: schema, load, identity across documents, views, audits, publishing."""
