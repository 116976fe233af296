"""The cover of the termly form: of which day it is, who is counted, and what is not settled elsewhere."""

from collections.abc import Iterator, Mapping, Sequence

from cme_desktop.editions.cover_parts import COLUMNS, COVER, WIDTH, closer, line, links, section
from cme_desktop.paper.book import Cell, Link, ReadingSheet, Row
from cme_desktop.paper.look import Look
from cme_desktop.termly.next_form import NextForm
from cme_desktop.termly.sides import COUNTING_RULE, LOCAL_CHOICES
from cme_desktop.values.dates import show_day
from cme_desktop.values.moments import show_moment

TITLE = "Home education and children missing education: census of {day}"
_SAYS = "OFFICIAL-SENSITIVE: children are named. To key figures from; not an upload file."
_ORDER = (
    "The labels are the collection’s own. The order in which its screens ask for them is confirmed nowhere."
)
_RESTRICTED = (
    "In every total, else “Not broken down”: who may open their files checks and keys them under a heading."
)


def cover(made: NextForm, sheets: Sequence[ReadingSheet]) -> ReadingSheet:
    """The cover, which is the contents of `sheets` as well."""
    return ReadingSheet(
        name=COVER,
        title=TITLE.format(day=show_day(made.form.day)),
        says=f"{made.authority}. {_SAYS}",
        third=made.stamp.words,
        columns=COLUMNS,
        rows=[
            *closer(section("The census", _days(made))),
            *closer(section("The rule of counting", _said(COUNTING_RULE))),
            *closer(section("Choices made here", [*_said(LOCAL_CHOICES), _of_change(made)])),
            *closer(section("What is in this workbook", _contents(sheets))),
            *closer(section("About this form", _about(made))),
        ],
    )


def _days(made: NextForm) -> Iterator[Row]:
    form = made.form
    due = f"{show_day(form.due)}, by practice and no law; the page Rules has the number of days."
    yield line("Day", f"{show_day(form.day)}. Return due: {due}")
    before = f"{show_day(form.before)}, as the file stands now." if form.before else "None on file."
    asked = f" Whole year asked for: {form.year.school_years()[0]}." if form.year else ""
    yield line("Last term", f"{before}{asked}")


def _said(about: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    for label, sentences in about.items():
        for place, sentence in enumerate(sentences):
            yield line("" if place else label, sentence)


def _of_change(made: NextForm) -> Row:
    said = f"A total that changed by more than {made.form.change_to_note}% since last term asks for a note."
    return line("Change", f"{said} The page Rules has it.")


def _contents(sheets: Sequence[ReadingSheet]) -> Iterator[Row]:
    leads = [Cell(sheet.name, Look.BOLD, link=Link(sheet.name)) for sheet in sheets]
    for first in range(0, len(leads), WIDTH):
        yield links(leads[first : first + WIDTH])


def _about(made: NextForm) -> Iterator[Row]:
    yield line("Order of headings", _ORDER)
    yield line("Restricted children", _RESTRICTED)
    held = sum(tried.holds for tried in made.form.sums)
    holding = sum(check.holds for check in made.form.checks)
    yield line(
        "Do the figures add up?",
        f"{held} of {len(made.form.sums)} sums hold, and {holding} of {len(made.form.checks)} checks.",
    )
    yield line("Counted", f"As recorded on {show_moment(made.stamp.made_at)}. Check code {made.check_code}.")
    if made.stamp.replaces is not None:
        yield line("Replaces", f"{made.stamp.replaces.words}.")
    yield line("History", made.content.history)
