"""Whether two records are of one child: found by shared keys, weighed by field, never merged unasked."""
