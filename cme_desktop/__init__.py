"""The officers' world: records, rules, returns. Imports neither Qt nor SQL, and has no clock of its own."""
