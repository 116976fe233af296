"""The frame around every page: rail, header, pages with their history, status line."""
