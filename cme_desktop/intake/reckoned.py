"""What a file need not say: values that follow from the rest of a record, as the program reckons them."""

from collections.abc import Iterator, Mapping
from typing import Any

from cme_desktop.drafts import Draft
from cme_desktop.fields import known
from cme_desktop.values.names import fold


def take_presumed(draft: Draft[Any]) -> None:
    """Fill blanks that mean something: a closure with a first day only is of one day."""
    for name, described in draft.type.plain.items():
        if described.presumed is None or draft.head[name].text.strip():
            continue
        value = described.presumed(draft.record())
        if value is not None:
            draft.type_in(name, described.typed(value))


def leave_out_reckoned(draft: Draft[Any], headings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Empty the fields in which a file says what the program reckons by itself.

    `headings` are the file's own, by field. Where nothing can be reckoned, only a column that is headed by
    the whole label is taken at its word; what is left out then is told.
    """
    for name, described in draft.type.plain.items():
        value = known(draft.head[name].value)
        if described.reckoned is None or value is None:
            continue
        usual = described.reckoned(draft.record(), draft.reading)
        heading = headings.get(name, described.label)
        if usual is None and fold(heading) != fold(described.label):
            yield (
                f"reckoned {name}",
                f"{heading}: {described.show(value)} was left out, as nothing in the row tells whether it is "
                f"“{described.label}”.",
            )
        elif usual != value:
            continue
        draft.type_in(name, "")
