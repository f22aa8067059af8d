"""Digital signatures of PDF files: who signed, when, and whether the bytes are what was signed."""
