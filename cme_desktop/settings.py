"""The settings of the authority that are kept in its data file, by their keys."""

AUTHORITY = "authority"
"""The authority's name, as it stands on covers and letters."""
AUTHORITY_CODE = "authority_code"
"""Its three figures in the Department for Education's list; empty for a name that is not on it."""
MADE_UP = "made_up"
""""yes" where every child in the file is made up."""
