"""Whether two records are of one child: found by shared keys, weighed field by field, never merged unasked."""
