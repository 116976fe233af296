"""The cover of the committee edition: four figures, what they say, and what the workbook is and holds."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from textwrap import shorten

from cme_desktop.editions.committee.broken_sums import broken_words
from cme_desktop.editions.committee.cover_sentences import cover_sentences, typed_instead
from cme_desktop.editions.committee.published import Published
from cme_desktop.editions.cover_parts import COLUMNS, COVER, counted, line, section, tiles
from cme_desktop.editions.headline_lines import HeadlineLine
from cme_desktop.editions.headlines_sheet import HEADLINES_SHEET
from cme_desktop.editions.months_table import MONTHS_SHEET
from cme_desktop.editions.notes_sheet import NOTES_SHEET
from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.editions.typed_sentences import LONGEST
from cme_desktop.paper.book import Link, ReadingSheet, Row
from cme_desktop.returns.chapters import Page
from cme_desktop.suppression.cells import SMALLEST
from cme_desktop.values.shorthand import REVISED

_SAFE = "No child is named; safe to publish."
_DRAFT = "No child is named; safe to publish once it is marked as sent."
_SMALL = "No child is named. Contains numbers from 1 to 4. Not to be published."
_BROKEN = "No child is named. Not to be published: there are sums that do not add up."
_CONTENTS: Mapping[str, str] = {
    HEADLINES_SHEET: "Twelve measures beside last month, last year, the target and the last 13 months",
    **{page.value: page.says for page in Page},
    MONTHS_SHEET: "Annex: the numbers behind every chart",
    NOTES_SHEET: "Annex: what each measure counts, shorthand, and how small numbers are kept safe",
}
_LONGEST_NAME = 70
"""Letters of an authority’s name for which there is room beside the rest."""
_NAMED_SUMS = 3
"""Sums that do not hold and are written out on the cover; the pages have them all."""


def committee_cover(
    told: ToldReturn,
    lines: Sequence[HeadlineLine],
    sheets: Sequence[ReadingSheet],
    published: Published | None,
) -> ReadingSheet:
    """The cover, which is the contents as well; without what is published it has small numbers."""
    says = typed_instead(cover_sentences(lines), told.typed)
    return ReadingSheet(
        name=COVER,
        title=told.title,
        says=" ".join((*_whose(told), _how_safe(told, published))),
        third=told.stamp.words,
        columns=COLUMNS,
        rows=[
            *tiles(lines),
            *section("What the figures say", (line(heading, said) for heading, said in says.items())),
            *section("What is in this workbook", map(_entry, sheets)),
            *section("About this edition", _about(told, published)),
        ],
    )


def _whose(told: ToldReturn) -> Iterator[str]:
    yield f"{shorten(told.authority, _LONGEST_NAME, placeholder='…')}."
    if told.committee:
        yield f"For the {told.committee}."


def _how_safe(told: ToldReturn, published: Published | None) -> str:
    """A draft may be made anew with a number one higher: only what was sent is to be handed out."""
    if told.counted.counts.broken():
        return _BROKEN
    if published is None:
        return _SMALL
    return _DRAFT if told.stamp.sent_at is None else _SAFE


def _entry(sheet: ReadingSheet) -> Row:
    return line(sheet.name, _CONTENTS[sheet.name], Link(sheet.name))


def _about(told: ToldReturn, published: Published | None) -> Iterator[Row]:
    yield from counted(told)
    replaces = f" Replaces {told.stamp.replaces.words}." if told.stamp.replaces else ""
    yield line("Sent", f"{told.stamp.words}. Check code {told.check_code}.{replaces}")
    if told.beside:
        yield line("Beside what was kept", told.beside)
    if not told.beside:  # the file as it stood on a day is held against one version, as the line above tells
        yield line("Revised since earlier returns", _revised(told, published))
    yield line("Not counted for want of a date", _lacking(told))
    if told.typed:
        yield line("Typed by hand", f"What is said under {', '.join(told.typed)}.")
    broken = (tried for tried in told.counted.counts.sums if not tried.holds)
    for tried in islice(broken, _NAMED_SUMS):
        words = tried.broken() if published is None else broken_words(tried, published.tells)
        yield line("Does not add up", words)


def _revised(told: ToldReturn, published: Published | None) -> str:
    """Of what is published that which both editions show."""
    revised = told.restated if published is None else published.revised
    said = dict.fromkeys(f"{one.words} {REVISED}." for one in revised)
    if said:
        return shorten(" ".join(said), LONGEST, placeholder=" …")
    return f"Nothing since {told.earlier_told}." if told.earlier else "There is no earlier return."


def _lacking(told: ToldReturn) -> str:
    """A number from 1 to 4 is withheld here as anywhere."""
    lacking = {record for found in told.counted.undated for record in found.ids}
    if not lacking:
        return "Nothing. Records entered in error are not counted either."
    count = f"Fewer than {SMALLEST}" if len(lacking) < SMALLEST else f"{len(lacking):,}"
    return f"{count} records. Records entered in error are not counted either."
