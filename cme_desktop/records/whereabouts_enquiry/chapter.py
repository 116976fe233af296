"""Measures of whereabouts-unknown enquiries and the checks made in them."""

from dataclasses import replace

from cme_desktop.codes.enquiries import ALL_CHECKS, CLOSE_REASONS, ENQUIRY_SOURCES, Ending
from cme_desktop.fields import Choices, reads, reads_of
from cme_desktop.records.whereabouts_enquiry import (
    LIFE,
    WHEREABOUTS_ENQUIRY,
    Check,
    WhereaboutsEnquiry,
    ending,
)
from cme_desktop.records.whereabouts_enquiry.without_education import WITHOUT_EDUCATION
from cme_desktop.returns.chapters import (
    Balance,
    Beside,
    Better,
    Chapter,
    Headline,
    Lines,
    Months,
    Page,
    SideBySide,
    Topic,
)
from cme_desktop.returns.counting import by_choice, counted, counted_rows, number_of
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import FigureUnit, Measure, into, mean, middle, share
from cme_desktop.returns.picks import Happened, InRows, Standing, received

_SUCCESS = frozenset({"found", "information"})
_NOT_GIVEN = Choices(("not_given", "Not given"))


def _ended(*endings: Ending) -> Happened[WhereaboutsEnquiry]:
    """The searches that ended in one of these ways in the period."""

    @reads(*reads_of(ending))
    def so(enquiry: WhereaboutsEnquiry) -> bool:
        return ending(enquiry) in endings

    return Happened(WHEREABOUTS_ENQUIRY, given("located_on", "closed_on"), only=so)


def _days_open(enquiry: WhereaboutsEnquiry) -> int:
    assert enquiry.closed_on is not None
    return (enquiry.closed_on - (enquiry.received_on or enquiry.closed_on)).days


@reads("status")
def _is_over(enquiry: WhereaboutsEnquiry) -> bool:
    return enquiry.status not in LIFE.open


@reads("close_reason")
def _counts(enquiry: WhereaboutsEnquiry) -> bool:
    return enquiry.close_reason != "opened_in_error"


_checks = InRows[WhereaboutsEnquiry, Check](
    WHEREABOUTS_ENQUIRY,
    "checks",
    ("asked_on", "answered_on"),
    ("check", "result"),
    took_place=lambda check: check.result is not None,
    only=lambda check: check.result != "not_applicable",
    says="result",
)
_helpful = replace(_checks, only=lambda check: check.result in _SUCCESS)


def _agency(check: Check) -> str:
    return check.check or "not_given"


def _helped(check: Check) -> int:
    return int(check.result in _SUCCESS)


_opened = received(WHEREABOUTS_ENQUIRY)
_closed = Happened(WHEREABOUTS_ENQUIRY, given("closed_on"), _is_over)
_settled = _ended(Ending.FOUND, Ending.NOT_FOUND)

_OPENED = number_of(
    "opened",
    "Enquiries opened",
    "Whereabouts enquiries, by the day they were opened.",
    _opened,
)
_CLOSED = number_of(
    "closed",
    "Enquiries closed",
    "Whereabouts enquiries, by the day they were closed.",
    _closed,
)
_OPEN = number_of(
    "open_at_end",
    "Enquiries open at the end",
    "Whereabouts enquiries opened by the last day of the period and not closed by it.",
    Standing(WHEREABOUTS_ENQUIRY, ("received_on",), ("closed_on",)),
)
_CASES = (
    _OPENED,
    by_choice(
        "source",
        "Enquiries by source",
        "Those opened in the period, by who told the authority.",
        _opened,
        "source",
        ENQUIRY_SOURCES,
        parts_of="whereabouts_enquiry.opened",
    ),
    _CLOSED,
    by_choice(
        "close_reason",
        "Enquiries by reason for closing",
        "Those closed in the period, by the reason for closing.",
        _closed,
        "close_reason",
        CLOSE_REASONS,
        parts_of="whereabouts_enquiry.closed",
    ),
    _OPEN,
)

_LOCATED = (
    number_of(
        "located",
        "Children located",
        "Enquiries in which the child was found (in education, without a place, confirmed to have left "
        "the country, or passed on and confirmed by the other authority), by the day located or, where "
        "that is not given, by the day the enquiry was closed.",
        _ended(Ending.FOUND),
        parts_of="whereabouts_enquiry.settled",
    ),
    number_of(
        "not_located",
        "Children not located",
        "Enquiries closed without the child being found, every check having been tried or no reason "
        "given, by the day they were closed.",
        _ended(Ending.NOT_FOUND),
        parts_of="whereabouts_enquiry.settled",
    ),
)
"""Those settled, one way or the other."""

_RESULTS = (
    number_of(
        "settled",
        "Enquiries settled",
        "Enquiries in which the child was found or was not, by the day the child was located or, where "
        "there is none, by the day the enquiry was closed.",
        _settled,
    ),
    *_LOCATED,
    number_of(
        "neither",
        "Enquiries ended with nobody to find",
        "Enquiries closed because the child was over age or had died, neither found nor not found, by "
        "the day they were closed.",
        _ended(Ending.NEITHER),
    ),
    Measure(
        key="whereabouts_enquiry.located_rate",
        label="Share of children located",
        definition=(
            "Of the enquiries settled in the period, the share in which the child was located: "
            "found in education or without a place, confirmed to have left the country, or passed on and "
            "confirmed by the other authority."
        ),
        sources=counted(_settled, amount=lambda enquiry: int(ending(enquiry) is Ending.FOUND)),
        unit=FigureUnit.SHARE,
        value=share,
    ),
    Measure(
        key="whereabouts_enquiry.days_open_mean",
        label="Days open, average",
        definition="The average of the days from opening to closing, of those closed in the period.",
        sources=counted(_closed, amount=_days_open),
        unit=FigureUnit.DAYS,
        value=mean,
    ),
    Measure(
        key="whereabouts_enquiry.days_open_median",
        label="Days open, median",
        definition="The middle one of the days from opening to closing, of those closed in the period.",
        sources=counted(_closed, amount=_days_open),
        unit=FigureUnit.DAYS,
        value=middle,
    ),
)

_CHECKS = (
    Measure(
        key="whereabouts_enquiry.checks_made",
        label="Checks made",
        definition=(
            "Checks in whereabouts enquiries, by the day asked or, where none is given, answered; "
            "checks that did not apply are left out."
        ),
        sources=counted_rows(_checks),
    ),
    Measure(
        key="whereabouts_enquiry.checks",
        label="Checks by agency",
        definition="Checks made in the period, by who was asked.",
        sources=counted_rows(_checks, by=_agency),
        split=into(ALL_CHECKS, _NOT_GIVEN),
        parts_of="whereabouts_enquiry.checks_made",
    ),
    Measure(
        key="whereabouts_enquiry.checks_helped",
        label="Checks that helped",
        definition="Of the checks made in the period, those that found the child or brought information.",
        sources=counted_rows(_helpful),
        among="whereabouts_enquiry.checks_made",
    ),
    Measure(
        key="whereabouts_enquiry.checks_helped_by_agency",
        label="Checks that helped, by agency",
        definition="Checks made in the period that helped, by who was asked.",
        sources=counted_rows(_helpful, by=_agency),
        split=into(ALL_CHECKS, _NOT_GIVEN),
        parts_of="whereabouts_enquiry.checks_helped",
    ),
    Measure(
        key="whereabouts_enquiry.checks_helped_rate",
        label="Share of all checks that helped",
        definition=(
            "Checks that found the child or brought information, as a share of those made in the period."
        ),
        sources=counted_rows(_checks, amount=_helped),
        unit=FigureUnit.SHARE,
        value=share,
    ),
    Measure(
        key="whereabouts_enquiry.check_success_rate",
        label="Share of checks that helped, by agency",
        definition=(
            "Checks that found the child or brought information, as a share of the checks made "
            "in the period with that agency."
        ),
        sources=counted_rows(_checks, by=_agency, amount=_helped),
        split=into(ALL_CHECKS, _NOT_GIVEN),
        unit=FigureUnit.SHARE,
        value=share,
    ),
)

_READS = (
    "close_reason", "closed_on", "education_now", "found_where", "located_on", "received_on", "source",
    "whereabouts_known",
)  # fmt: skip

CHAPTER = Chapter(
    kind=WHEREABOUTS_ENQUIRY,
    reads=_READS,
    countable=_counts,
    left_out="Enquiries opened in error are not counted.",
    measures=(*_CASES, *WITHOUT_EDUCATION, *_RESULTS, *_CHECKS),
    months=(
        Months("Enquiries open at month end", (_OPEN,), "Enquiries", page=Page.FINDING),
        Months(
            "Enquiries opened and closed", (_OPENED, _CLOSED), "Enquiries", ("Opened", "Closed"), Page.FINDING
        ),
        Months("Children located or not", _LOCATED, "Children", ("Located", "Not located")),
    ),
    headlines=(
        Headline("whereabouts_enquiry.opened", "Whereabouts enquiries opened", Topic.FINDING),
        Headline(
            "whereabouts_enquiry.open_at_end",
            "Enquiries open at month end",
            Topic.FINDING,
            Better.FEWER,
            tile="Enquiries open at month end",
            under="Finding children",
            says="{now} enquiries are open",
        ),
        Headline(
            "whereabouts_enquiry.located_rate",
            "Children located, of enquiries settled",
            Topic.FINDING,
            Better.MORE,
            tile="Children located, of enquiries settled",
            under="Finding children",
            says="{now} of those settled found the child",
        ),
        Headline(
            "whereabouts_enquiry.days_open_median",
            "Days an enquiry was open, middle value",
            Topic.FINDING,
            Better.FEWER,
        ),
    ),
    side_by_side=(
        SideBySide(
            "Children by months open",
            "Months open",
            (
                Beside("Missing", "whereabouts_enquiry.missing_months", "whereabouts_enquiry.missing_at_end"),
                Beside("No place", "whereabouts_enquiry.out_months", "whereabouts_enquiry.out_at_end"),
            ),
        ),
        SideBySide(
            "Checks by agency",
            "Agency",
            (
                Beside("Made", "whereabouts_enquiry.checks", "whereabouts_enquiry.checks_made"),
                Beside(
                    "Helped",
                    "whereabouts_enquiry.checks_helped_by_agency",
                    "whereabouts_enquiry.checks_helped",
                ),
                Beside(
                    "Share",
                    "whereabouts_enquiry.check_success_rate",
                    "whereabouts_enquiry.checks_helped_rate",
                ),
            ),
        ),
    ),
    balances=(
        Balance(
            "whereabouts_enquiry.open_at_end",
            ("whereabouts_enquiry.opened",),
            ("whereabouts_enquiry.closed",),
            Page.FINDING,
        ),
    ),
    lines=(Lines(Page.FINDING, "whereabouts_enquiry.settled", tuple(measure.key for measure in _LOCATED)),),
)
