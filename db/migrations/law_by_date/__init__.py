"""The second step: rules and calendars on file; deadlines that know what clears them and whose they are."""
