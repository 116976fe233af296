"""The lines of a page of the committee edition, as the chapters of the record types bring them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import Balance, Lines, Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.sums import Sum
from cme_desktop.returns.things import Things

REST = "any_other"
"""The category in which all that have no line of their own are joined, restricted records among them."""


@dataclass(frozen=True)
class PageLine:
    """One line, with its figure in each of the five spans."""

    label: str
    look: Look
    figures: Mapping[Span, Figure]


def page_lines(told: ToldReturn, page: Page) -> list[PageLine]:
    """All lines of a page, from the top."""
    return [
        line
        for chapter in CHAPTERS
        for lines in (
            *(_balance(told, balance) for balance in chapter.balances if balance.page is page),
            *(_whole(told, lines) for lines in chapter.lines if lines.page is page),
        )
        for line in lines
    ]


def page_sums(told: ToldReturn, lines: Sequence[PageLine]) -> list[Sum]:
    """The sums between the lines of a page, in all five spans."""
    shown = {figure.measure for line in lines for figure in line.figures.values()}
    return [
        tried
        for tried in told.counted.counts.sums
        if tried.whole.measure in shown
        and {term.figure.measure for term in tried.terms} <= shown
        and any(term.figure.measure != tried.whole.measure for term in tried.terms)
    ]


def _balance(told: ToldReturn, balance: Balance) -> Iterator[PageLine]:
    """Start, plus, minus, end: read down."""
    end = MEASURES[balance.standing].label
    at_start = {span: told.eve(span, balance.standing) for span in Span}
    yield PageLine(end.replace("at the end", "at the start"), Look.WHOLE, at_start)
    for sign, keys in (("plus", balance.came), ("minus", balance.went)):
        for key in keys:
            label = MEASURES[key].label
            yield PageLine(f"{sign} {label[:1].lower()}{label[1:]}", Look.PART, _of_spans(told, key))
    yield PageLine(end, Look.WHOLE, _of_spans(told, balance.standing))


def _whole(told: ToldReturn, lines: Lines) -> Iterator[PageLine]:
    whole = _of_spans(told, lines.whole)
    yield PageLine(MEASURES[lines.whole].label, Look.WHOLE, whole)
    for key in lines.of:
        if MEASURES[key].split is None:
            yield PageLine(MEASURES[key].label, Look.PART, _of_spans(told, key))
        else:
            yield from _categories(told, key, lines)


def _categories(told: ToldReturn, key: str, lines: Lines) -> Iterator[PageLine]:
    for label, codes in lines.named.items():
        yield PageLine(label, Look.PART, _joined(told, key, "+".join(codes), codes))
    named = {code for codes in lines.named.values() for code in codes}
    every = dict.fromkeys(figure.category for span in Span for figure in told.categories(span, key))
    rest = _joined(told, key, REST, [code for code in every if code not in named])
    if any(figure.value for figure in rest.values()):
        yield PageLine(lines.rest, Look.PART, rest)


def _of_spans(told: ToldReturn, key: str) -> dict[Span, Figure]:
    return {span: told.whole(span, key) for span in Span}


def _joined(told: ToldReturn, key: str, category: str, codes: Collection[str | None]) -> dict[Span, Figure]:
    """Some categories of a measure as one."""
    return {
        span: _as_one(
            [figure for figure in told.categories(span, key) if figure.category in codes],
            told.whole(span, MEASURES[key].parts_of),
            key,
            category,
        )
        for span in Span
    }


def _as_one(figures: Sequence[Figure], whole: Figure, key: str, category: str) -> Figure:
    things = Things()
    for figure in figures:
        for thing in figure.things:
            things.add(thing)
    measure = MEASURES[key]
    value = measure.value(things.amounts)
    return replace(
        whole,
        measure=key,
        label=measure.label,
        category=category,
        category_label=None,
        value=value,
        things=things,
    )
