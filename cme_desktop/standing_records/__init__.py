"""Whom and what records are about, each a folder: children, people, schools, officers, hubs, days, local rules."""
