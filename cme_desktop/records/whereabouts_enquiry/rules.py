"""What has to hold for a whereabouts-unknown enquiry."""

from collections.abc import Iterable

from cme_desktop.codes.enquiries import AUTHORITY_CHECKS, CLOSE_REASONS, ENDINGS, FOUND_WHERE, Ending
from cme_desktop.description.order import follows, in_each
from cme_desktop.description.overtaken import overtaken
from cme_desktop.fields import Reading, known, reads
from cme_desktop.issues import Issue, outstanding, refuse, warn
from cme_desktop.records.whereabouts_enquiry.endings import ending
from cme_desktop.records.whereabouts_enquiry.fields import LIFE, WhereaboutsEnquiry, untried
from cme_desktop.statutory.law import Law
from cme_desktop.values.dates import show_day


@reads("status", "located_on", "found_where")
def found_in_full(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A child who was located was located somewhere, on some day."""
    if enquiry.status == "located" and enquiry.located_on is None:
        yield refuse("located_on", "Give the day on which the child was located.")
    if (enquiry.status == "located" or enquiry.located_on) and enquiry.found_where is None:
        yield outstanding("found_where", "Say where the child was found.")
    if enquiry.status == "not_located" and enquiry.located_on:
        yield refuse("status", "The child has a day of being located; the status cannot be “Not located”.")


@reads("status", "closed_on", "close_reason")
def closed_in_full(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A closed enquiry says when and why it was closed."""
    if enquiry.status == "closed" and enquiry.closed_on is None:
        yield outstanding("closed_on", "Give the day on which the enquiry was closed.")
    if (enquiry.status == "closed" or enquiry.closed_on) and enquiry.close_reason is None:
        yield outstanding("close_reason", "Say why the enquiry was closed.")


@reads("close_reason", "located_on", "status")
def closed_as_found(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """The reason for closing and the day located say the same."""
    reason = CLOSE_REASONS.label(enquiry.close_reason or "")
    says = ENDINGS.get(enquiry.close_reason or "")
    if says is Ending.FOUND and not enquiry.located_on and enquiry.status != "located":
        yield outstanding("located_on", f"The reason is “{reason}”; give the day the child was located.")
    if says is Ending.NOT_FOUND and enquiry.located_on:
        yield warn("close_reason", f"The child was located, but the reason is “{reason}”; check both.")


@reads("status", "closed_on", "close_reason", "located_on", "found_where", "checks", "untried_reason")
def untried_at_closing(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """Nobody stops looking for a child without saying what was not tried."""
    if ending(enquiry) is not Ending.NOT_FOUND or enquiry.untried_reason:
        return
    if left_out := untried(enquiry):
        names = "; ".join(AUTHORITY_CHECKS.label(code) for code in left_out)
        yield outstanding(
            "untried_reason", f"The child was not found; say why these were not tried: {names}."
        )


@reads("still_on_roll", "whereabouts_known")
def absent_rather_than_missing(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A child at a known address and on a roll is an attendance case."""
    if enquiry.still_on_roll is True and enquiry.whereabouts_known is True:
        yield warn(
            "still_on_roll",
            "A child on a school’s roll whose whereabouts are known is absent, not missing education.",
        )


@reads("education_now", "whereabouts_known")
def education_fits_whereabouts(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """Missing from education means whereabouts unknown; out of education means known, without a place."""
    if (enquiry.education_now, enquiry.whereabouts_known) in (
        ("missing_education", True),
        ("out_of_education", False),
    ):
        yield warn("education_now", "“Education now” and “Whereabouts known” do not agree; check both.")


@reads("still_on_roll", "cme_reason")
def reason_for_the_return(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A child on no roll is counted in the termly return, which asks for the reason."""
    if enquiry.still_on_roll is False and enquiry.cme_reason is None:
        yield outstanding("cme_reason", "Choose “Reason missing education”; the termly return asks for it.")


@reads("risk_concern", "mash_referred_on", "mash_outcome")
def risk_passed_on(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A concern for safety is referred at once."""
    if enquiry.risk_concern is True and not (enquiry.mash_referred_on or enquiry.mash_outcome):
        yield warn("mash_referred_on", "There is a risk of harm, but no referral to MASH; refer at once.")


@reads("last_seen_on", "last_attended_on")
def seen_since_school(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A child at school is seen there."""
    seen, attended = known(enquiry.last_seen_on), known(enquiry.last_attended_on)
    if seen and attended and seen < attended:
        yield warn("last_seen_on", "The child attended school after being last seen; check the two dates.")


@reads("missing_since_on", "received_on", "last_seen_on")
def missing_before_search(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """Nobody is looked for who is not missing yet."""
    opened = enquiry.received_on
    for name, said in (("missing_since_on", "missing education since"), ("last_seen_on", "last seen on")):
        day = known(getattr(enquiry, name))
        if day and opened and day > opened:
            yield warn(
                name,
                f"The child is said to be {said} {show_day(day)}, after the enquiry was opened "
                f"({show_day(opened)}); check the two dates.",
            )


@reads("checks", "closed_on")
def checks_before_closing(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """Nothing is asked in an enquiry that is closed."""
    for number, check in enumerate(enquiry.checks):
        if check.asked_on and enquiry.closed_on and check.asked_on > enquiry.closed_on:
            yield warn(
                f"checks.{number}.asked_on",
                f"Asked on {show_day(check.asked_on)}, after the enquiry was closed "
                f"({show_day(enquiry.closed_on)}); check the two dates.",
            )


_NO_SCHOOLING = frozenset({"awaiting_place", "none"})
_EDUCATED = frozenset({"school", "home_education", "other_provision"})
_AT_CLOSE = {"in_education": _NO_SCHOOLING, "found_no_place": _EDUCATED, "died": _EDUCATED | _NO_SCHOOLING}


@reads("close_reason", "education_at_close")
def education_fits_reason(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """Why the enquiry was closed and how the child is educated tell the same."""
    if enquiry.education_at_close in _AT_CLOSE.get(enquiry.close_reason or "", ()):
        reason = CLOSE_REASONS.label(enquiry.close_reason or "")
        yield warn("education_at_close", f"The reason for closing is “{reason}”; check both.")


@reads("found_where", "found_school", "found_authority")
def found_in_one_place(enquiry: WhereaboutsEnquiry, reading: Reading) -> Iterable[Issue]:
    """A child found outside England is on the roll of no school here, and in no English authority."""
    if enquiry.found_where in ("abroad", "rest_of_uk") and enquiry.found_authority is not None:
        where = FOUND_WHERE.label(enquiry.found_where)
        yield warn("found_authority", f"The child was found “{where}”, which is no English authority’s area.")
    if enquiry.found_where in ("abroad", "rest_of_uk", "home_education") and enquiry.found_school is not None:
        where = FOUND_WHERE.label(enquiry.found_where)
        yield warn("found_school", f"A school is given, but the child was found “{where}”; check both.")


@reads("status")
def searching(enquiry: WhereaboutsEnquiry) -> bool:
    """Once the child is found or the case is closed, no answer is waited for."""
    return enquiry.status in LIFE.open and enquiry.status != "located"


@reads("status", "reviewed_on")
def to_review(enquiry: WhereaboutsEnquiry) -> bool:
    """An enquiry that has found the child, or is closed, is reviewed no more."""
    return searching(enquiry) or enquiry.reviewed_on is not None


def guidance_of_its_day(enquiry: WhereaboutsEnquiry, law: Law) -> Iterable[str]:
    """The edition of the statutory guidance that the authority had regard to when the enquiry was opened."""
    day = enquiry.received_on
    rule = law.rules.at("cme.guidance", day) if day else None
    if rule is not None:
        yield f"Statutory guidance of its day: the edition of {rule.shown()}. {rule.source}."


RULES = (
    follows("closed_on", "received_on", "Closed", "the enquiry was opened"),
    follows("located_on", "received_on", "Located", "the enquiry was opened"),
    follows("reviewed_on", "received_on", "Reviewed", "the enquiry was opened"),
    follows("ctf_uploaded_on", "ctf_created_on", "Uploaded", "the lost-pupil file was made"),
    follows("ctf_claimed_on", "ctf_uploaded_on", "Claimed", "the lost-pupil file was uploaded"),
    in_each("checks", follows("chased_on", "asked_on", "Chased", "the check was asked for")),
    in_each("checks", follows("answered_on", "asked_on", "Answered", "the check was asked for")),
    found_in_full,
    closed_in_full,
    closed_as_found,
    untried_at_closing,
    absent_rather_than_missing,
    education_fits_whereabouts,
    reason_for_the_return,
    risk_passed_on,
    seen_since_school,
    missing_before_search,
    checks_before_closing,
    education_fits_reason,
    found_in_one_place,
    overtaken(
        LIFE,
        "opened checks_running",
        {"located_on": "the child was located", "closed_on": "the enquiry was closed"},
    ),
    overtaken(LIFE, "located not_located", {"closed_on": "the enquiry was closed"}),
)
