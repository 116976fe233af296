"""`contradictions.md`: what is asked of the facts of a record, out of the questions' own words."""

from collections.abc import Callable, Iterator
from typing import Any

from cme_desktop.registry import REGISTRY
from cme_desktop.services.contradictions import questions

_HEAD = """# Facts that contradict one another

Made by `make docs` from the words of the questions themselves. What cannot be is refused; what can be, but is
unlikely, is doubted and saved all the same; a status or a day that is missing is outstanding.

## Beside what is on file

Asked beside the form when typing pauses, at every save, and of every row of an import.
"""


def contradictions_text() -> str:
    """The whole page."""
    asked = dict.fromkeys(question.words for question in questions())
    return "\n".join([_HEAD, *(f"- {words}" for words in asked), *_by_type(), ""])


def _by_type() -> Iterator[str]:
    for kind in REGISTRY:
        if kind.rules:
            yield f"\n## {kind.title}\n"
            yield from _said(kind.rules)


def _said(questions: tuple[Callable[..., Any], ...]) -> Iterator[str]:
    for question in questions:
        assert question.__doc__, f"{question.__name__} does not say what it asks"
        yield f"- {' '.join(question.__doc__.split())}"
