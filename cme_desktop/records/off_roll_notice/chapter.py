"""Measures of off-roll notices."""

from collections.abc import Iterator

from cme_desktop.codes.destinations import DESTINATIONS
from cme_desktop.codes.grounds import GROUNDS, NO_GROUND
from cme_desktop.fields import Choices, reads
from cme_desktop.records.off_roll_notice import OFF_ROLL_NOTICE
from cme_desktop.records.off_roll_notice.asked import needs_a_school
from cme_desktop.records.off_roll_notice.fields import OffRollNotice
from cme_desktop.records.off_roll_notice.leavers import destination, left_area
from cme_desktop.returns.chapters import AtMost, Better, Chapter, Headline, Lines, Page, Topic
from cme_desktop.returns.counting import ByField, by_choice, counted, id_of, number_of, received_measures
from cme_desktop.returns.days import given
from cme_desktop.returns.measures import Measure, Parts, Source, Split, into, last_found
from cme_desktop.returns.periods import DateRange
from cme_desktop.returns.picks import Happened, Standing, received
from cme_desktop.returns.snapshot import Snapshot
from cme_desktop.returns.things import Thing

_DUTY = "off_roll_notice"
_NOT_GIVEN = "not_given"


@reads("closing_reason")
def _counts(notice: OffRollNotice) -> bool:
    return notice.closing_reason != "entered_in_error"


_leavers = Happened(OFF_ROLL_NOTICE, given("deleted_on", "received_on"), among=left_area, each_child=True)
"""Notices of children who left the area, one for each child."""


def _destinations(_: Snapshot, __: DateRange, counted: Parts) -> Split:
    """The authorities and countries that children left for, the one that most of them left for first."""
    counts = {name: count for name, count in counted.items() if name != _NOT_GIVEN}
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return Split(Choices(*((name, name) for name in names)), Choices((_NOT_GIVEN, "Not given")))


_received = received(OFF_ROLL_NOTICE)
_off_roll = Standing(
    OFF_ROLL_NOTICE,
    ("deleted_on", "ground_met_on", "received_on"),
    ("answered_on", "closed_on"),
    each_child=True,
)
"""Until it is known where the child went, or the notice is closed."""
_NEEDS_NONE = frozenset({"kept_on_roll", "not_of_age", "died"})
"""Reasons for closing by which there never was anybody to look for."""


def _without_a_school(snapshot: Snapshot, notice: OffRollNotice, _: DateRange) -> Iterator[Thing]:
    if notice.closing_reason not in _NEEDS_NONE and needs_a_school(notice, snapshot.law, None):
        yield Thing(id_of(notice))


_READS = (
    "answered_on", "closed_on", "closing_reason", "deleted_on", "destination_authority", "destination_kind",
    "final_year_leaver", "ground", "ground_met_on", "received_on", "school",
)  # fmt: skip

CHAPTER = Chapter(
    kind=OFF_ROLL_NOTICE,
    duty=_DUTY,
    notices="off_roll_notice.received",
    left=_leavers,
    reads=_READS,
    countable=_counts,
    left_out="Off-roll notices entered in error are not counted.",
    measures=(
        *received_measures(OFF_ROLL_NOTICE, _DUTY),
        Measure(
            key="off_roll_notice.ground",
            label="Off-roll notices by ground",
            definition="Those received in the period, by the ground of deletion.",
            sources=counted(_received, by=ByField("ground", NO_GROUND)),
            split=into(GROUNDS),
            parts_of="off_roll_notice.received",
        ),
        by_choice(
            "destination_kind",
            "Off-roll notices by destination",
            "Those received in the period, by the kind of destination.",
            _received,
            "destination_kind",
            DESTINATIONS,
            parts_of="off_roll_notice.received",
        ),
        Measure(
            key="off_roll_notice.no_school_yet",
            label="Children off roll with no new school yet",
            definition=(
                "Children taken off roll by the last day of the period of whom neither another school, home "
                "education, an enquiry nor anybody else had said by it where they are, each once; those who "
                "need no school by age, or have died, are left out."
            ),
            sources=lambda: (Source(_off_roll, _without_a_school, last_found),),
        ),
        number_of(
            "left_area",
            "Pupils who left the area",
            "Children taken off roll for another English authority, Wales, Scotland, Northern Ireland or "
            "abroad, by the destination or by the destination authority given, each once, by the day of "
            "deletion or, where none is given, of the notice.",
            _leavers,
        ),
        Measure(
            key="off_roll_notice.left_area_to",
            label="Pupils who left the area, by destination authority",
            definition="Those who left the area in the period, by the authority or country they left for.",
            sources=counted(_leavers, by=lambda notice: destination(notice) or _NOT_GIVEN),
            split=_destinations,
            parts_of="off_roll_notice.left_area",
        ),
    ),
    by_year=("off_roll_notice.left_area",),
    headlines=(
        Headline(
            "off_roll_notice.on_time_rate",
            "Off-roll notices received on time",
            Topic.NOTICES,
            Better.MORE,
            by_law=1,
            under="Off-roll notices",
            says="{now} came on time",
        ),
        Headline(
            "off_roll_notice.no_school_yet",
            "Off roll with no new school yet",
            Topic.NOTICES,
            Better.FEWER,
            under="Off-roll notices",
            says="{now} children have no new school yet",
        ),
    ),
    at_most=(AtMost("off_roll_notice.on_time_rate", "off_roll_notice.received"),),
    lines=(
        Lines(
            Page.FINDING,
            "off_roll_notice.received",
            ("off_roll_notice.destination_kind",),
            named={
                "Another school in this authority": ("school_in_authority",),
                "School in another English authority": ("school_in_england",),
                "Independent or special school": ("independent", "special_or_ap"),
                "Abroad, Wales, Scotland or N. Ireland": ("wales", "scotland", "northern_ireland", "abroad"),
                "Educated at home": ("home_education",),
                "Not known or not given": ("not_known", "not_given", "none"),
            },
        ),
    ),
)
