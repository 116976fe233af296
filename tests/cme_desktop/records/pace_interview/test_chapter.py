"""What is counted of PACE interviews."""

from cme_desktop.records.pace_interview import PaceInterview
from tests.cme_desktop.returns.filed import counted, nov


def test_an_interview_without_an_outcome_is_pending():
    held = [
        PaceInterview(status="held", held_on=nov(3)),
        PaceInterview(status="outcome", held_on=nov(4), outcome="no_further_action"),
    ]
    found = counted(*held)
    assert found["pace_interview.held"] == 2
    assert found["pace_interview.outcome", "pending"] == 1
    assert found["pace_interview.outcome", "no_further_action"] == 1
    assert found["pace_interview.outcome", "prosecution"] == 0


def test_a_parent_who_stayed_away_and_came_later_was_interviewed():
    away = PaceInterview(status="did_not_attend", received_on=nov(1), invited_on=nov(9))
    later = PaceInterview(status="held", received_on=nov(1), invited_on=nov(9), held_on=nov(20))
    found = counted(away, later)
    assert found["pace_interview.requested"] == 2
    assert found["pace_interview.did_not_attend"] == 1
    assert found["pace_interview.held"] == 1
