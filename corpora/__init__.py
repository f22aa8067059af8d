"""What the code knows and is measured on: lexicon tables, source definitions, the demo site."""
