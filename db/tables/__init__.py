"""The tables: those that all types share, and those made from descriptions; rows to records and back."""
