"""Text in, facts out: a library without network or SQL."""
