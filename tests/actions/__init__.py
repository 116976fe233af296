"""Actions at random, on a data file and in a plain model of it, which have to agree after each.

`machine` and `taking_back` are what may be done in a `life`, `office` does it in the program;
`book`, `deeds`, `question` and `school_days` are the model. `agreement` compares the two; `nobody_lost` looks
at the program alone: no child falls between two notices. `stories` are told step by step: what chance seldom
comes by.
"""
