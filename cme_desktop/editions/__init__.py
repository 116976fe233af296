"""The managers' return as two editions from one count: for the committee, and for the team."""
