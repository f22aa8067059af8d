"""Resolution inside one document: short forms, "Kế hoạch này", named aliases."""
