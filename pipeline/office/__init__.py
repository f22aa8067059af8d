"""Old and foreign office files in, those of Office Open XML out; nothing here knows of documents."""
