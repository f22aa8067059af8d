"""Facts of papers that OCR read: what it was unsure of is marked, and mended where other words tell."""
