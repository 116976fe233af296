"""What is asked of a data file in plain words: the first page is read before SQLAlchemy is loaded."""
