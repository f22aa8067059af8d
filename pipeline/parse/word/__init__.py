"""Word files (Office Open XML): package, styles, numbering, text, tables, notes."""
