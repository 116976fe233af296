"""Measures of children missing from education and out of education, as they stand at the end of a period.

Missing from education means whereabouts unknown; out of education means known, without a place. A child of
two enquiries may be both, so the two do not add up to the children.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from cme_desktop.codes.enquiries import EDUCATION_NOW
from cme_desktop.fields import Choices
from cme_desktop.records.whereabouts_enquiry import WHEREABOUTS_ENQUIRY, WhereaboutsEnquiry
from cme_desktop.returns.counting import id_of
from cme_desktop.returns.measures import Found, Measure, Source, Sources, into, last_found
from cme_desktop.returns.months_open import MONTHS_OPEN, months_open
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Standing
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing

_MISSING, _OUT = "missing_education", "out_of_education"
_NOT_GIVEN = "not_given"
_BOTH = "both"
_KINDS = Choices(*EDUCATION_NOW, (_BOTH, "Both, in several enquiries"), (_NOT_GIVEN, "Not given"))
_NO_PLACE = frozenset({None, "same_address", "other_address", "other"})
"""Where a child is found who lives here, as far as is known, and is not taught."""

_open = Standing(WHEREABOUTS_ENQUIRY, ("received_on",), ("closed_on",), each_child=True)


def _kind_on(enquiry: WhereaboutsEnquiry, day: date) -> str | None:
    """What the child is on a day; None for one found in education, or gone.

    A day located says when the whereabouts became known; the other answers are those of now.
    """
    if enquiry.located_on is not None:
        found = enquiry.located_on <= day
        return (_OUT if enquiry.found_where in _NO_PLACE else None) if found else _MISSING
    if enquiry.education_now is not None:
        return enquiry.education_now
    if enquiry.whereabouts_known is None:
        return _NOT_GIVEN
    return _OUT if enquiry.whereabouts_known else _MISSING


def _children(
    *kinds: str, by: Callable[[WhereaboutsEnquiry, date], str | None] = lambda _enquiry, _day: None
) -> Sources:
    """Each child of an open enquiry that is of one of these kinds at the end."""

    def found(_: Snapshot, enquiry: WhereaboutsEnquiry, period: DateRange) -> Iterator[Thing]:
        if _kind_on(enquiry, period.end) in kinds:
            yield Thing(id_of(enquiry), by(enquiry, period.end))

    return lambda: (Source(_open, found, last_found),)


def _by_kind(of_child: Callable[[Sequence[Found]], Found]) -> Sources:
    """Whatever is made of the kinds of all enquiries of a child."""

    def found(_: Snapshot, enquiry: WhereaboutsEnquiry, period: DateRange) -> Iterator[Thing]:
        if (kind := _kind_on(enquiry, period.end)) is not None:
            yield Thing(id_of(enquiry), kind)

    return lambda: (Source(_open, found, of_child),)


def _one_kind(of_enquiries: Sequence[Found]) -> Found:
    """The child under its kind: both of them, or the one that is known."""
    kinds = {one.category for found in of_enquiries for one in found}
    known = kinds & {_MISSING, _OUT}
    kind = _BOTH if len(known) == 2 else next(iter(known or kinds), None)
    return tuple(one._replace(category=kind) for one in last_found(of_enquiries))


def _only_both(of_enquiries: Sequence[Found]) -> Found:
    return tuple(one._replace(category=None) for one in _one_kind(of_enquiries) if one.category == _BOTH)


def _months(enquiry: WhereaboutsEnquiry, day: date) -> str | None:
    return months_open(enquiry.received_on, day) if enquiry.received_on else None


def _at_end(name: str, kind: str, label: str, definition: str) -> tuple[Measure, Measure]:
    key = f"whereabouts_enquiry.{name}_at_end"
    return (
        Measure(
            key=key,
            label=label,
            definition=definition,
            sources=_children(kind),
            among="whereabouts_enquiry.children_at_end",
        ),
        Measure(
            key=f"whereabouts_enquiry.{name}_months",
            label=f"{label}, by months open",
            definition="Those children, by the whole months since the last such enquiry of each was opened.",
            sources=_children(kind, by=_months),
            split=into(MONTHS_OPEN),
            parts_of=key,
        ),
    )


WITHOUT_EDUCATION = (
    Measure(
        key="whereabouts_enquiry.children_at_end",
        label="Children missing from or out of education",
        definition=(
            "Children with an enquiry open at the end of the period, each once, but for those located by "
            "then in education or outside the area."
        ),
        sources=_children(_MISSING, _OUT, _NOT_GIVEN),
    ),
    Measure(
        key="whereabouts_enquiry.children_by_kind",
        label="Children missing from or out of education, by which",
        definition=(
            "Those children, by whether their whereabouts are known: from the day located, or else by what "
            "is recorded now; a child of several enquiries may be both."
        ),
        sources=_by_kind(_one_kind),
        split=into(_KINDS),
        parts_of="whereabouts_enquiry.children_at_end",
    ),
    *_at_end(
        "missing",
        _MISSING,
        "Children missing from education",
        "Children with an open enquiry at the end of the period whose whereabouts were unknown, each once.",
    ),
    *_at_end(
        "out",
        _OUT,
        "Children out of education",
        "Children with an open enquiry at the end of the period whose whereabouts were known and who had no "
        "place, each once.",
    ),
    Measure(
        key="whereabouts_enquiry.both_at_end",
        label="Of these children, in both",
        definition=(
            "Children counted both as missing from and as out of education, by several enquiries; the sum of "
            "the figures has each of them twice."
        ),
        sources=_by_kind(_only_both),
        among="whereabouts_enquiry.children_at_end",
    ),
)
