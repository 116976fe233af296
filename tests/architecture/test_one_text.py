"""What stands in a field is made into text in one place, whether it was answered or not."""

import re

import pytest

from tests.architecture.test_imports import ROOT, sources

TELL_APART = {
    "cme_desktop/fields/answered.py": "the one place",
    "cme_desktop/values/answers.py": "the value, or none",
    "cme_desktop/sample/children.py": "made-up children, of whom a story is told",
    "db/queries/parts.py": "columns, which are no texts",
    "db/tables/rows.py": "columns, which are no texts",
    "ui/editors/link.py": "whether there is a record to open",
}
"""Who asks whether a value is an answer without one, and why that makes no text of it."""
_ASKS = re.compile(r"isinstance\([^()]*(\([^()]*\))?[^()]*\bUnanswered\b|\bis Unanswered\b|\bUnanswered\(")


def asks(source: str) -> bool:
    return _ASKS.search(source) is not None


def test_nobody_else_makes_words_of_an_answer_without_a_value() -> None:
    ours = (path for path in sources() if path.parts[0] in ("cme_desktop", "db", "ui"))
    found = {str(path) for path in ours if asks((ROOT / path).read_text(encoding="utf-8"))}
    assert found == set(TELL_APART)


@pytest.mark.parametrize(
    "source",
    [
        "return value.label if isinstance(value, Unanswered) else field.show(value)",
        "isinstance(getattr(record, name), Unanswered)",
        "type(value) is Unanswered",
        "answer = Unanswered(text)",
    ],
)
def test_the_rule_catches(source: str) -> None:
    assert asks(source)


@pytest.mark.parametrize("source", ["def known(value: T | Unanswered | None)", "for answer in Unanswered:"])
def test_the_rule_lets_pass(source: str) -> None:
    assert not asks(source)
