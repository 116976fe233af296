"""The team's own record types, each a folder that brings all its parts."""
