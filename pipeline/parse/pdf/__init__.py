"""PDF files: glyphs, rules, lines, tables and paragraphs of their pages."""
