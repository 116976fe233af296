"""Whereabouts-unknown enquiry: what is written down about one search for one child.

Education Act 1996 s436A; children missing education guidance, 2016 and later. School and authority make
reasonable enquiries together; each check is one row, and the ones left out are named when it is closed.
"""

from datetime import date

from cme_desktop.codes.authorities import AUTHORITIES
from cme_desktop.codes.enquiries import (
    ALL_CHECKS,
    AUTHORITY_CHECKS,
    CHECK_RESULTS,
    CLOSE_REASONS,
    EDUCATION_AT_CLOSE,
    EDUCATION_NOW,
    ENQUIRY_SOURCES,
    FOUND_HOW,
    FOUND_WHERE,
    OPTIONAL_CHECKS,
    REFERRAL_REASONS,
    SIDES,
    TIMES_OF_DAY,
)
from cme_desktop.codes.missing_education import CME_REASONS
from cme_desktop.description.case import Case
from cme_desktop.description.life import life
from cme_desktop.fields import (
    ChoiceField,
    Choices,
    DateField,
    LinkField,
    LongTextField,
    Row,
    RowsField,
    Section,
    TextField,
    YesNoField,
    known,
    reads,
)

LIFE = life(
    "opened",
    {
        "opened": "checks_running located not_located closed",
        "checks_running": "opened located not_located closed",
        "located": "checks_running not_located closed",
        "not_located": "checks_running located closed",
        "closed": "checks_running located not_located",
    },
    Choices(
        ("opened", "Opened"),
        ("checks_running", "Checks running"),
        ("located", "Located"),
        ("not_located", "Not located"),
        ("closed", "Closed"),
    ),
    finished="closed",
    waits_for={
        "opened": "the first checks",
        "checks_running": "answers to the checks",
        "located": "word that the child is in education",
        "not_located": "more checks, or its closing with the reasons",
    },
)


@reads("check")
def is_home_visit(check: "Check") -> bool:
    """A visit was made to some address, which need not be the child's present one."""
    return check.check == "home_visit"


class Check(Row):
    """One check: who was asked, by whom, when, and what came of it."""

    check = ChoiceField("Check", ALL_CHECKS, required=True)
    agency = TextField("Asked of", help="The surgery, person or office.")
    made_by = ChoiceField("Made by", SIDES)
    asked_on = DateField("Asked", not_future=True)
    time_of_day = ChoiceField("Time of day", TIMES_OF_DAY)
    visited = TextField("Address visited", longest=500, shown_when=is_home_visit)
    spoken_to = TextField("Spoken to", help="Name, and what they are to the child.")
    chased_on = DateField("Chased", not_future=True)
    answered_on = DateField("Answered", not_future=True)
    result = ChoiceField("Result", CHECK_RESULTS)
    note = TextField("Note", longest=1000)

    @property
    def last_asked_on(self) -> date | None:
        """The day from which an answer is awaited: the last chase, or else the question."""
        return self.chased_on or self.asked_on


@reads("result", "answered_on")
def awaits_answer(check: Check) -> bool:
    """Whether an answer may still come, or came on a day that is known."""
    return check.result is None or check.answered_on is not None


def check_in_words(check: Check) -> str:
    """The check as a line of the queue names it."""
    kind = ALL_CHECKS.label(check.check) if check.check else "check"
    return f"{kind}, {check.agency}" if check.agency else kind


class WhereaboutsEnquiry(Case):
    """One search for one child, from the referral to the closing of the case."""

    with Section("Child"):
        child = LinkField("Child", to="child", required=True, listed=1)
        school = LinkField("Last school", to="school", listed=2)
        last_seen_on = DateField("Last seen", not_future=True, needed=True, can_be_unanswered=True, listed=4)
        last_attended_on = DateField("Last attended", not_future=True, can_be_unanswered=True)
        still_on_roll = YesNoField("Still on roll", needed=True, can_be_unanswered=True)

    with Section("Referral"):
        received_on = DateField("Opened", required=True, not_future=True, listed=3)
        source = ChoiceField("Source", ENQUIRY_SOURCES, needed=True)
        referrer = TextField("Referred by", help="Name, role, team and how to reach them.")
        reason = ChoiceField("Reason for referral", REFERRAL_REASONS, needed=True)
        opened_from = LinkField("10-day notification", to="ten_day_notification")
        off_roll = LinkField("Off-roll notice", to="off_roll_notice")
        home_education = LinkField("Home education spell", to="home_education")

    with Section("Situation"):
        whereabouts_known = YesNoField("Whereabouts known", needed=True)
        education_now = ChoiceField("Education now", EDUCATION_NOW, needed=True)
        missing_since_on = DateField(
            "Missing education since",
            not_future=True,
            can_be_unanswered=True,
            help="The first day without a school or other suitable education.",
            source="DfE CME return",
        )
        cme_reason = ChoiceField(
            "Reason missing education", CME_REASONS, dated_by="received_on", source="DfE CME return"
        )
        relocation_evidence = LongTextField("Evidence of a move")
        attendance_history = LongTextField(
            "History of non-attendance",
            can_be_unanswered=True,
            help="Earlier absences, and leave taken in term time.",
        )

    with Section("Risk"):
        risk_concern = YesNoField("Risk of harm", needed=True, can_be_unanswered=True)
        risk_appraisal = LongTextField(
            "Appraisal of risk", help="By the school’s safeguarding lead, or by the team."
        )
        known_to_social_care = YesNoField("Known to social care", can_be_unanswered=True)
        mash_referred_on = DateField("Referred to MASH", not_future=True)
        mash_outcome = TextField("What MASH decided", longest=1000)

    with Section("Progress"):
        status = ChoiceField("Status", LIFE.statuses, required=True, default=LIFE.first, listed=5)
        officer = LinkField("Officer", to="officer", listed=7)
        hub = LinkField("Hub", to="hub")
        reviewed_on = DateField("Reviewed", not_future=True)

    with Section("Checks"):
        checks = RowsField("Checks", of=Check, row_title="check")

    with Section("Found"):
        located_on = DateField("Located", not_future=True, listed=6)
        found_where = ChoiceField("Found where", FOUND_WHERE)
        found_how = ChoiceField("Found how", FOUND_HOW)
        found_school = LinkField("School now attended", to="school")
        found_authority = ChoiceField("Authority found in", AUTHORITIES, dated_by="located_on")
        found_place = TextField("Country or place found in")

    with Section("Lost-pupil file"):
        ctf_created_on = DateField(
            "Lost-pupil file made", not_future=True, help="The one-pupil transfer file to XXXXXXX."
        )
        ctf_uploaded_on = DateField("Lost-pupil file uploaded", not_future=True)
        ctf_claimed_by = LinkField("Lost-pupil file claimed by", to="school")
        ctf_claimed_on = DateField("Lost-pupil file claimed", not_future=True)

    with Section("Closing"):
        closed_on = DateField("Closed", not_future=True)
        close_reason = ChoiceField("Reason for closing", CLOSE_REASONS)
        education_at_close = ChoiceField("Education at closing", EDUCATION_AT_CLOSE)
        untried_reason = LongTextField("Why checks were left out", help="Needed if the child was not found.")
        notes = LongTextField("Notes")

    @property
    def looked_into_from(self) -> date | None:
        """The day from which a located child’s education is looked into: located, or reviewed since."""
        return max(filter(None, (self.located_on, self.reviewed_on)), default=self.received_on)


def checks_tried(enquiry: WhereaboutsEnquiry) -> frozenset[str]:
    """The checks that were made, or found not to apply, by school or authority."""
    return frozenset(
        row.check for row in enquiry.checks if row.check and (row.asked_on or row.answered_on or row.result)
    )


def untried(enquiry: WhereaboutsEnquiry) -> tuple[str, ...]:
    """The authority's checks that nobody has made, in the order of the list."""
    done = checks_tried(enquiry) | OPTIONAL_CHECKS
    return tuple(check.code for check in AUTHORITY_CHECKS if check.code not in done)


_GONE_SINCE = ("missing_since_on", "last_attended_on", "last_seen_on", "received_on")


def gone_since_by(enquiry: WhereaboutsEnquiry) -> str:
    """The field of the day from which the child is missing, as far as is known; "" where there is no day.

    The opening of the enquiry says least: a child may have been gone for weeks by then.
    """
    return next((name for name in _GONE_SINCE if known(getattr(enquiry, name)) is not None), "")


def gone_since(enquiry: WhereaboutsEnquiry) -> date | None:
    """That day."""
    name = gone_since_by(enquiry)
    return known(getattr(enquiry, name)) if name else None


def days_open(enquiry: WhereaboutsEnquiry, as_at: date) -> int | None:
    """Days from opening to closing, or to `as_at` while open; None without a day of opening."""
    if enquiry.received_on is None:
        return None
    return ((enquiry.closed_on or as_at) - enquiry.received_on).days
