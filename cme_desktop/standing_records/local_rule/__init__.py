"""Local rule: what the authority sets in place of local practice as shipped, from a day on.

Statutory rules cannot be changed here: only the keys marked local are on offer.
"""

from collections.abc import Iterable

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.description.life import ALIVE
from cme_desktop.description.record import Record
from cme_desktop.description.record_type import About, Offered, Order, RecordType
from cme_desktop.fields import Choice, ChoiceField, Choices, DateField, Reading, Section, TextField, reads
from cme_desktop.issues import Issue, refuse
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.rules import LegalRule, LocalChange, read_value
from cme_desktop.values.dates import show_day
from cme_desktop.values.errors import ValueProblem

LOCAL: dict[str, LegalRule] = {rule.key: rule for rule in SHIPPED if rule.local}
"""The rules that may be set anew, by key, each with the value shipped last."""

_NAMES = {"census.day": "Termly census"}
_NOW_NATIONAL = {rule.key: rule for rule in SHIPPED if rule.key in ("penalty.deemed_service",)}
"""What was local practice once and turned out to be law: a change on file is read, and changes nothing."""

KEYS = Choices(
    *((key, _NAMES.get(key, rule.label)) for key, rule in LOCAL.items()),
    *(Choice(key, rule.label, retired=True) for key, rule in _NOW_NATIONAL.items()),
)


@reads("rule")
def begins_by_area(change: "LocalRule") -> bool:
    """Whether the rule is an enactment that is not in force: its first day may differ by area."""
    rule = LOCAL.get(change.rule or "")
    return rule is not None and rule.since is None


class LocalRule(Record):
    """One new value of one local rule."""

    with Section("Rule"):
        rule = ChoiceField("Rule", KEYS, required=True, listed=1)
        value = TextField(
            "New value",
            required=True,
            listed=2,
            help="The number alone; for a census, its day; “in force” for what is to begin here.",
        )
        since_on = DateField(
            "From",
            required=True,
            listed=3,
            help="Events from this day on; earlier ones keep the rule they had.",
        )
        area = ChoiceField(
            "Area",
            AUTHORITIES,
            dated_by="since_on",
            listed=6,
            shown_when=begins_by_area,
            help="Only where the day differs by area: it counts in the data file of this authority alone.",
        )
        decided_by = TextField("Decided by", longest=500, listed=4, help="And where it is written.")
        status = ChoiceField("Status", ALIVE.statuses, required=True, default=ALIVE.first, listed=5)

    def is_for(self, authority: str) -> bool:
        """Whether it is for the authority of that code: it names no area, or that one."""
        return self.area in (None, authority)

    def change(self) -> LocalChange | None:
        """The change as the rule book takes it; None while it cannot be read, or is none any more."""
        if self.rule not in LOCAL or self.value is None or self.since_on is None:
            return None
        try:
            value = read_value(LOCAL[self.rule], self.value, self.since_on)
        except ValueProblem:
            return None
        return LocalChange(self.rule, value, self.since_on, self._source)

    @property
    def _source(self) -> str:
        """Who decided it; of what begins by area, where, too."""
        if self.area is None or self.rule is None:
            return self.decided_by or ""
        return f"{self.decided_by or LOCAL[self.rule].source}; begun in {AUTHORITIES.label(self.area)}"


@reads("rule", "value", "since_on", "status")
def value_fits(change: LocalRule, reading: Reading) -> Iterable[Issue]:
    """A period is set by a number of days, a census by a day."""
    national = _NOW_NATIONAL.get(change.rule or "")
    if national is not None and change.status in ALIVE.open:
        yield refuse("rule", f"This is national law ({national.source}); a local value changes nothing.")
    if change.rule not in LOCAL or change.value is None:
        return
    try:
        read_value(LOCAL[change.rule], change.value, change.since_on or reading.today)
    except ValueProblem as problem:
        yield refuse("value", str(problem))


def _label(change: LocalRule) -> str:
    if change.rule is None:
        return "New local rule"
    since = f" from {show_day(change.since_on)}" if change.since_on else ""
    where = f" in {AUTHORITIES.label(change.area)}" if change.area else ""
    return f"{KEYS.label(change.rule)}: {change.value or '–'}{since}{where}"


LOCAL_RULE = RecordType(
    cls=LocalRule,
    key="local_rule",
    prefix="LOC",
    title="Local rule",
    plural="Local rules",
    life=ALIVE,
    about=About.NOBODY,
    worked=False,
    offered=Offered.NEVER,
    order=Order.by_name("rule"),
    without={
        "chapter": "It is what cases are counted by, and no case.",
        "story": "The city begins with what its managers decided.",
        "example": "Rules have a page of their own.",
        "guide": "Its page explains itself.",
        "rail": "Rules have a page of their own.",
        "target": "No row of a table points at one.",
    },
    label=_label,
    line=_label,
    rules=(value_fits,),
    event="since_on",
    governs=True,
)
