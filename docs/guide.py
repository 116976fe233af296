"""`forms.md`: the forms, in hand-written words and in what the descriptions and examples know."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from cme_desktop.description.example import EXAMPLES, Do, Example, ExampleStep
from cme_desktop.description.record_type import RecordType
from cme_desktop.fields import Choices, Field, YesNoField
from cme_desktop.registry import CASEWORK, NEW_MENU
from cme_desktop.statutory.clocks import DutyClock
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import RuleBook
from cme_desktop.values.names import fold
from docs.pictures.tour import form_picture

RULES = RuleBook(SHIPPED)
TEXTS = Path(__file__).parent / "texts"
AFTER = "### After saving"

_WHO = {
    "{child}": "the child’s name",
    "{parent}": "the parent’s name",
    "{school}": "the school’s name",
    "{other_school}": "the other school’s name",
    "{year_group}": "the child’s year group, such as `9`",
}


def forms_guide(as_at: date) -> str:
    """The guide, with the duties in force on a day."""
    return "\n".join(_lines(as_at)) + "\n"


def _lines(as_at: date) -> Iterator[str]:
    yield (TEXTS / "introduction.md").read_text(encoding="utf-8").rstrip()
    yield ""
    told = [(kind, text) for kind in CASEWORK if (text := guide_text(kind)) is not None]
    for kind, _ in told:
        anchor = kind.title.lower().replace(" ", "-")
        yield f"- [{kind.title}](#{anchor})"
    for kind, text in told:
        yield from _form(kind, text, as_at)


def _form(kind: RecordType[Any], text: str, as_at: date) -> Iterator[str]:
    before, _, after = text.partition(AFTER)
    example = EXAMPLES.of_type(kind)
    yield from ("", f"## {kind.title}", "")
    if example is not None:
        yield from (picture(form_picture(kind.key), kind.title), "")
    yield from (before.rstrip(), "")
    yield from _duties(kind, as_at)
    if example is not None:
        yield from _by_keyboard(kind, example)
    yield from ("", AFTER, "", after.strip())


def guide_text(kind: RecordType[Any]) -> str | None:
    """What the folder of a type says of its form, beside what is known; None where it says nothing."""
    path = files(kind.folder) / "guide.md"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def picture(name: str, words: str) -> str:
    """A picture that follows the reader's light or dark."""
    source = f'<source media="(prefers-color-scheme: dark)" srcset="screenshots/{name}-dark.png">'
    return f'<picture>{source}<img src="screenshots/{name}-light.png" alt="{words}"></picture>'


def _duties(kind: RecordType[Any], as_at: date) -> Iterator[str]:
    """Each duty, as it stands for an event of the day; nothing of a type without any."""
    if not kind.clocks:
        return
    yield from ("### Dates it keeps", "", "| what | why | source |", "| --- | --- | --- |")
    yield from dict.fromkeys(row for clock in kind.clocks if (row := _duty(clock, as_at)))


def _duty(clock: DutyClock[Any], as_at: date) -> str:
    """One duty and its law; nothing where that, or what has to run out first, is not in force."""
    if not isinstance(clock.rule, str):
        return f"| {clock.label} | as the scheme of the notice has it | the scheme’s own regulations |"
    rules = [RULES.at(key, as_at) for key in (clock.after, clock.rule) if key]
    own = rules[-1]
    return "" if own is None or None in rules else f"| {clock.label} | {own.because()} | {own.source} |"


def _by_keyboard(kind: RecordType[Any], example: Example) -> Iterator[str]:
    yield from ("", "### By keyboard", "")
    yield f"`Ctrl+N`, `{chosen_by(kind)}`, `Enter`. In the form `Tab` or `Enter` goes on to the next field;"
    yield "pass over what you do not know. For example:"
    yield from ("", "| field | type | understood as |", "| --- | --- | --- |")
    for step in example.steps:
        yield "| " + " | ".join(_step(kind, step)) + " |"
    yield from ("", "`Ctrl+S` saves; `Ctrl+Shift+N` saves and begins the next.")


def chosen_by(kind: RecordType[Any]) -> str:
    """The fewest letters that begin no other entry of the menu New."""
    whole = kind.title.lower()
    others = [other.title.lower() for other in NEW_MENU if other is not kind]
    beginnings = (whole[:length] for length in range(1, len(whole)))
    return next((own for own in beginnings if not any(title.startswith(own) for title in others)), whole)


def _step(kind: RecordType[Any], step: ExampleStep) -> tuple[str, str, str]:
    described, label = _field(kind, step.field)
    match step.do:
        case Do.ADD:
            return label, "`Ins`", f"a new {kind.rows[step.field].row_title}"
        case Do.FIND:
            return label, f"{_WHO[step.keys]}, until it is on offer; `Enter`", "the record on file"
        case Do.TYPE if step.keys in _WHO:
            return label, _WHO[step.keys], ""
        case Do.TYPE:
            return label, f"`{step.keys}`", _understood(described, step.keys)


def _field(kind: RecordType[Any], path: str) -> tuple[Field[Any], str]:
    name, *rest = path.split(".")
    if not rest:
        return kind.fields[name], kind.fields[name].label
    within = kind.rows[name]
    return within.fields[rest[1]], f"{within.fields[rest[1]].label} (row {int(rest[0]) + 1})"


def _understood(described: Field[Any], keys: str) -> str:
    choices: Choices | None = getattr(described, "choices", None)
    if isinstance(described, YesNoField):
        return {"y": "Yes", "n": "No"}[keys]
    if choices is not None:
        return _nearest(choices, keys)
    if keys == "t":
        return "today"
    if keys.startswith("-") and keys.endswith("s"):
        count = int(keys[1:-1])
        return f"{count} school {'day' if count == 1 else 'days'} ago"
    return ""


def _nearest(choices: Choices, keys: str) -> str:
    """The choice that is on top of the list when these keys are typed."""
    wanted = fold(keys)

    def distance(label: str, code: str) -> int:
        if wanted in (fold(code), fold(label)):
            return 0
        return 1 if fold(label).startswith(wanted) else 2

    able = [choice for choice in choices if wanted in fold(f"{choice.code} {choice.label}")]
    return min(able, key=lambda choice: distance(choice.label, choice.code)).label
