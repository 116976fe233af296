"""Questions put to the data, each answered with plain rows."""
