"""What a page shows, read from the data file in one look."""
