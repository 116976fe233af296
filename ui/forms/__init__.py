"""Forms built from the description of a record type; each module is imported when a form first opens."""
