"""The measures that the first year of the national framework asks for, each notice beside its hard twin."""

from datetime import date

import pytest

from cme_desktop.records.penalty_notice import PenaltyNotice
from tests.cme_desktop.returns.filed import OCTOBER, counted, nov, october


def parts(found, measure):
    """The categories of a measure that are not nought."""
    return {key[1]: value for key, value in found.items() if key[0] == f"penalty_notice.{measure}" and value}


def issued(on=None, **values):
    """A notice of November."""
    told = {"received_on": october(1), "issued_on": on or nov(4), "status": "issued", **values}
    return PenaltyNotice(child=1, **told)


def test_those_issued_by_issuer_and_reason():
    found = counted(
        issued(issuer="authority", reason="leave"),
        issued(issuer="authority", reason="unauthorised"),
        issued(issuer="school", reason="leave"),
        issued(issuer="school"),
        issued(reason="leave"),
        # their twins: of another month, of another authority, refused, entered in error, still a request
        issued(october(31), issuer="police", reason="leave"),
        issued(issuer="police", reason="leave", issued_by_other_authority=True),
        issued(issuer="police", reason="leave", status="refused", issued_on=None),
        issued(issuer="police", reason="leave", refusal_reason="entered_in_error"),
        issued(issuer="police", reason="leave", status="requested", issued_on=None),
    )
    assert found["penalty_notice.issued"] == 5
    assert parts(found, "issuer") == {"authority": 2, "school": 2, "not_given": 1}
    assert parts(found, "issuer_and_reason") == {
        "authority/leave": 1,
        "authority/unauthorised": 1,
        "school/leave": 1,
        "school/not_given": 1,
        "not_given/leave": 1,
    }


@pytest.mark.parametrize(
    ("paid", "when"),
    [
        (october(23), "lower"),  # the last of 21 days
        (october(24), "in_time"),
        (october(30), "in_time"),  # the last of 28 days
        (october(31), "late"),
        (None, "unpaid"),
    ],
)
def test_those_due_by_when_they_were_paid(paid, when):
    offence = {"offence_from": date(2026, 9, 1), "offence_to": date(2026, 9, 7)}
    became = {"status": "paid_higher", "paid_in_full_on": paid} if paid else {"status": "unpaid"}
    notice = issued(october(1), deemed_received_on=october(3), **became, **offence)
    twin = issued(october(5), deemed_received_on=october(6), **became, **offence)  # due on 2 Nov
    found = counted(notice, twin, period=OCTOBER)
    assert found["penalty_notice.due"] == 1
    assert parts(found, "when_paid") == {when: 1}


def test_those_withdrawn_by_ground():
    withdrawn = {"status": "withdrawn", "withdrawn_on": nov(9)}
    found = counted(
        issued(**withdrawn, withdrawal_ground="should_not_have_been"),
        issued(**withdrawn),
        issued(**{**withdrawn, "withdrawn_on": october(31)}, withdrawal_ground="material_error"),
        issued(withdrawal_ground="material_error"),  # it stands
        issued(**withdrawn, withdrawal_ground="material_error", issued_by_other_authority=True),
    )
    assert found["penalty_notice.withdrawn"] == 2
    assert parts(found, "withdrawal_ground") == {"should_not_have_been": 1, "not_given": 1}


def test_those_prosecuted_after_non_payment_with_their_result():
    found = counted(
        issued(
            october(1), status="convicted", prosecution_authorised_on=nov(9), prosecution_result="guilty_plea"
        ),
        issued(october(1), status="prosecution", information_laid_on=nov(30)),
        issued(
            october(1), status="acquitted", prosecution_authorised_on=nov(1), prosecution_result="acquitted"
        ),
        # their twins: begun in the next month, let go before, of another authority
        issued(october(1), status="prosecution", prosecution_authorised_on=date(2026, 12, 1)),
        issued(october(1), status="unpaid"),
        issued(
            october(1), status="prosecution", prosecution_authorised_on=nov(9), issued_by_other_authority=True
        ),
    )
    assert found["penalty_notice.prosecution"] == 3
    assert parts(found, "prosecution_result") == {"guilty_plea": 1, "no_result": 1, "acquitted": 1}
