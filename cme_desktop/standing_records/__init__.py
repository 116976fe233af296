"""Whom and what records are about, a folder each: children, people, schools, officers, hubs, days, rules."""
