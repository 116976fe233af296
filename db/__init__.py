"""Storage of the records in SQLite or PostgreSQL. Knows nothing of the window."""
