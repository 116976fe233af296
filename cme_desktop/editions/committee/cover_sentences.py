"""What the figures say: a sentence for each heading of the cover, made by rule from figures as shown.

Each is at most 120 letters, and each can be proved by the columns of the headlines.
"""

from collections.abc import Iterable, Mapping, Sequence

from cme_desktop.editions.as_shown import number, printed
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.typed_sentences import LONGEST
from cme_desktop.returns.catalogue import HEADINGS


def cover_sentences(lines: Iterable[HeadlineLine]) -> dict[str, str]:
    """By heading, in the order of the headlines; without those of which no figure can be told."""
    under: dict[str, list[HeadlineLine]] = {}
    for line in lines:
        if line.headline.under and number(line.now) is not None:
            under.setdefault(line.headline.under, []).append(line)
    return {heading: _sentence(of_heading) for heading, of_heading in under.items()}


def typed_instead(made: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """With the sentences that a manager typed in the place of those made, in the order of the headings."""
    says = {**made, **typed}
    return {heading: says[heading] for heading in HEADINGS if heading in says}


def _sentence(lines: Sequence[HeadlineLine]) -> str:
    """Clause by clause as long as there is room, each as full as the room allows."""
    said = ""
    for line in lines:
        for clause in _clauses(line):
            longer = f"{said} {clause}." if said else f"{clause}."
            if len(longer) <= LONGEST:
                said = longer
                break
    return said


def _clauses(line: HeadlineLine) -> list[str]:
    """The same, with less and less beside it."""
    said = line.headline.says.format(now=printed(line.now, line.unit))
    against = line.against_target
    beside = [*filter(None, (_compared(line), against.text if against else ""))]
    return [", ".join((said, *beside[:many])) for many in range(len(beside), -1, -1)]


def _compared(line: HeadlineLine) -> str:
    """Best or worst of its months, else how it stands to the month before."""
    if line.extreme:
        return f"the {line.extreme}"
    than = line.than(line.before)
    return f"{than} in {line.month_before}" if than else ""
