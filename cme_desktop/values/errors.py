"""The one exception of this package, and how typed text is quoted back."""

from cme_desktop.values.texts import visible

_QUOTE_LIMIT = 40


class ValueProblem(ValueError):
    """A value that cannot be taken; its `str` tells the officer what is wrong and what would be right."""


def quoted(text: str) -> str:
    """Give typed text in quotation marks for use in a sentence, shortened when long."""
    shown = " ".join(visible(text).split())
    if len(shown) > _QUOTE_LIMIT:
        shown = shown[: _QUOTE_LIMIT - 1] + "…"
    return f"“{shown}”"
