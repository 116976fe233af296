"""The lines of a page of the committee edition, as the chapters of the record types bring them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cme_desktop.editions.told_return import ToldReturn
from cme_desktop.paper.look import Look
from cme_desktop.returns.catalogue import CHAPTERS, MEASURES
from cme_desktop.returns.chapters import JOINED, REST, Balance, Lines, Page
from cme_desktop.returns.compared import Span
from cme_desktop.returns.figures import Figure
from cme_desktop.returns.sums import Sum, Term
from cme_desktop.returns.things import Things


@dataclass(frozen=True)
class PageLine:
    """One line, with its figure in each of the five spans."""

    label: str
    look: Look
    figures: Mapping[Span, Figure]


@dataclass(frozen=True)
class PageBlock:
    """Lines that prove each other: a whole, and the lines that come to it."""

    whole: PageLine
    plus: Sequence[PageLine]
    minus: Sequence[PageLine] = ()
    is_balance: bool = False
    """Whether it is read down, the whole last."""

    @property
    def lines(self) -> Sequence[PageLine]:
        """From the top."""
        parts = (*self.plus, *self.minus)
        return (*parts, self.whole) if self.is_balance else (self.whole, *parts)

    def sums(self) -> list[Sum]:
        """The sum of each span; none where nothing stands under the whole."""
        if not self.plus:
            return []
        said = "start, plus and minus come" if self.is_balance else "the lines under it add up"
        return [Sum(self.whole.figures[span], self._terms(span), said) for span in Span]

    def _terms(self, span: Span) -> tuple[Term, ...]:
        signed = ((1, self.plus), (-1, self.minus))
        return tuple(Term(line.figures[span], sign) for sign, lines in signed for line in lines)


def page_blocks(told: ToldReturn, page: Page) -> list[PageBlock]:
    """All lines of a page, from the top."""
    return [
        block
        for chapter in CHAPTERS
        for block in (
            *(_balance(told, balance) for balance in chapter.balances if balance.page is page),
            *(_whole(told, lines) for lines in chapter.lines if lines.page is page),
        )
    ]


def _balance(told: ToldReturn, balance: Balance) -> PageBlock:
    """Start, plus, minus, end."""
    label = MEASURES[balance.standing].label
    at_start = {span: told.eve(span, balance.standing) for span in Span}
    start = PageLine(label.replace("at the end", "at the start"), Look.WHOLE, at_start)
    end = PageLine(label, Look.WHOLE, _of_spans(told, balance.standing))
    came = [_moved(told, "plus", key) for key in balance.came]
    return PageBlock(
        end, [start, *came], [_moved(told, "minus", key) for key in balance.went], is_balance=True
    )


def _moved(told: ToldReturn, sign: str, key: str) -> PageLine:
    label = MEASURES[key].label
    return PageLine(f"{sign} {label[:1].lower()}{label[1:]}", Look.PART, _of_spans(told, key))


def _whole(told: ToldReturn, lines: Lines) -> PageBlock:
    whole = PageLine(MEASURES[lines.whole].label, Look.WHOLE, _of_spans(told, lines.whole))
    parts = [
        part
        for key in lines.of
        for part in (
            _categories(told, key, lines)
            if MEASURES[key].split
            else [PageLine(MEASURES[key].label, Look.PART, _of_spans(told, key))]
        )
    ]
    return PageBlock(whole, parts)


def _categories(told: ToldReturn, key: str, lines: Lines) -> Iterator[PageLine]:
    for label, codes in lines.named.items():
        yield _joined(told, key, JOINED.join(codes), label, codes)
    named = {code for codes in lines.named.values() for code in codes}
    every = dict.fromkeys(figure.category for span in Span for figure in told.categories(span, key))
    yield _joined(told, key, REST, lines.rest, [code for code in every if code not in named])


def _of_spans(told: ToldReturn, key: str) -> dict[Span, Figure]:
    return {span: told.whole(span, key) for span in Span}


def _joined(told: ToldReturn, key: str, category: str, label: str, codes: Collection[str | None]) -> PageLine:
    """The line of some categories of a measure."""
    figures = {}
    for span in Span:
        things = Things()
        for figure in told.categories(span, key):
            if figure.category in codes:
                things.extend(figure.things)
        whole = told.whole(span, MEASURES[key].parts_of)
        figures[span] = whole._replace(
            measure=key,
            label=MEASURES[key].label,
            category=category,
            category_label=label,
            value=MEASURES[key].worth(things.amounts, whole.period),
            things=things,
        )
    return PageLine(label, Look.PART, figures)
