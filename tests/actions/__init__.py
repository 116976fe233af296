"""Actions at random, on a data file and in a plain model of it, which have to agree after each.

`machine` is what may be done in a `life`, `office` does it in the program, `book` and `question` are the
model.
`agreement` compares the two; `nobody_lost` looks at the program alone: no child falls between two notices.
"""
