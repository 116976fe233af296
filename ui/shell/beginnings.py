"""Whether typed words are the beginning of what something is called."""


def begins(name: str, words: str) -> bool:
    """Whether a name goes on like this from one of its words, or does once hyphens are left out."""
    parts = name.lower().replace("-", " ").split()
    wanted = " ".join(words.lower().replace("-", " ").split())
    goes_on = (" ".join(parts[place:]) for place in range(len(parts)))
    return any(text.startswith(wanted) for text in (*goes_on, "".join(parts)))
