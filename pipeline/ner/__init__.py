"""Training the named-entity model and measuring it beside others."""
