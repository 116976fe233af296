"""Titles as they stand within a sentence."""


def mid_sentence(words: str) -> str:
    """`Off-roll notice` as `off-roll notice`; `PACE interview` stays, for its first word is all capitals."""
    first = words.split()[0]
    return words if first.isupper() and len(first) > 1 else words[0].lower() + words[1:]
