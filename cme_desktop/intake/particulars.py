"""What a row gives of a record it points at: as texts by field, and as a new record made from them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from cme_desktop.description.target import Target
from cme_desktop.drafts import Draft
from cme_desktop.fields import ChoiceField, Field, Reading, known
from cme_desktop.values.errors import ValueProblem, quoted
from cme_desktop.values.identifiers import spreadsheet_damage

_WORDS = ("text", "name")
"""Kinds of field that can read anything."""


def draft_from(target: Target, parts: Mapping[str, str], reading: Reading) -> Draft[Any]:
    """A new record with what a row gives of it; a first address is of the usual kind."""
    draft = Draft(target.type, reading)
    for path, text in parts.items():
        rows, _, name = path.rpartition(".")
        if not rows:
            draft.type_in(name, text)
            continue
        number = len(draft.rows[rows]) - 1 if draft.rows[rows] else draft.add_row(rows)
        draft.type_in(f"{rows}.{number}.{name}", text)
        usual_choices(draft, rows, number)
    return draft


def usual_choices(draft: Draft[Any], rows: str, number: int) -> None:
    """Where a row needs a choice and has none, the first of the list is taken."""
    entries = draft.rows[rows][number]
    for name, described in entries.fields.items():
        if isinstance(described, ChoiceField) and described.required and not entries[name].text.strip():
            entries.type(name, next(iter(described.choices)).code)


def as_parts(
    target: Target, text: str, reading: Reading, beside: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """A text by fields: a number, or a name with its number after it; else a name, cut at its commas.

    Raises ValueProblem for several words without a comma, where nobody can say which of them is the surname,
    unless a forename stands `beside` it in a column of its own.
    """
    if not text.strip():
        return {}
    if damage := spreadsheet_damage(text):
        raise ValueProblem(damage)
    alone = [names[0] for names in target.known_by if len(names) == 1]
    numbers = [name for name in alone if target.type.fields[name].kind not in _WORDS]
    *words, last = text.split()
    for piece, rest in ((text, ""), (last, " ".join(words))):
        for name in numbers:
            if _reads(target.type.fields[name], piece, reading):
                return {name: piece} | (
                    {other: rest for other in alone if other not in numbers} if rest else {}
                )
    if named := [name for name in alone if name not in numbers]:
        return {named[0]: text}
    names = target.known_by[-1]
    if "," not in text and len(text.split()) > 1 and not beside.get(names[1]):
        raise ValueProblem(
            f"{quoted(text)} has no comma, so nobody can say where the surname ends. Write “Surname, "
            "Forename”, with the date of birth after another comma if it is known, or fill in the columns of "
            "the parts."
        )
    return dict(zip(names, map(str.strip, text.split(",", len(names) - 1)), strict=False))


def _reads(described: Field[Any], text: str, reading: Reading) -> bool:
    try:
        return described.recognised(described.parse(text, reading))
    except ValueProblem:
        return False


def read_values(target: Target, draft: Draft[Any]) -> dict[str, Any]:
    """The particulars as values. Raises ValueProblem for one that cannot be read."""
    for name in draft.head:
        if problem := draft.head[name].problem:
            raise ValueProblem(problem)
    return {name: known(draft.head[name].value) for name in target.given if "." not in name}


def told(parts: Mapping[str, str]) -> str:
    """The particulars in quotation marks, for a sentence."""
    return quoted(" ".join(text for path, text in parts.items() if "." not in path))
