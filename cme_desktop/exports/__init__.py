"""What goes out: records as workbooks, counts that may be published, the data dictionary."""
