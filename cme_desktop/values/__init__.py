"""Pure functions over single values: typed text in, a clean value or a plain sentence out.

Each kind of value has its own module. Functions that refuse raise `errors.ValueProblem`; functions that only
have doubts return them, because a school's slip must never stop a child from being recorded.
"""
