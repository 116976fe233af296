"""What a description of a record type is made of; it knows no type."""
