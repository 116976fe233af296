"""Lists of records: a table that reads only what is looked at, and the page around it."""
