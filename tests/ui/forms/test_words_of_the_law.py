"""What a form says of the law is what the data file's rules say: hints, and fields that the law asks for."""

from datetime import date

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.penalty_notice import PENALTY_NOTICE, PenaltyNotice
from cme_desktop.statutory.law import Law
from cme_desktop.statutory.national import SHIPPED
from cme_desktop.statutory.periods import Period, Unit
from cme_desktop.statutory.rules import LocalChange, RuleBook
from tests.ui.forms.conftest import OpenForm
from tests.ui.sitter import words_on
from ui.shell.help import help_for

TODAY = date(2026, 11, 17)
HALF_YEARLY = LocalChange("ehe.review", Period(6, Unit.MONTHS), date(2026, 9, 1))


def test_a_hint_has_the_number_that_a_manager_set(open_form: OpenForm) -> None:
    for law, said in (
        (Law(), "Left empty, a year after the decision."),
        (Law(RuleBook(SHIPPED, [HALF_YEARLY])), "Left empty, six months after the decision."),
    ):
        officer = open_form(HOME_EDUCATION, draft=Draft(HOME_EDUCATION, Reading(TODAY, law).at(None)))
        assert said in words_on(officer.form)
        assert said in help_for(officer.form.editor("next_review_on"))


def test_a_choice_of_scheme_is_shown_only_where_an_old_record_keeps_one(open_form: OpenForm) -> None:
    for base, shown in ((None, False), (PenaltyNotice(scheme="PN_D"), True)):
        officer = open_form(PENALTY_NOTICE, draft=Draft(PENALTY_NOTICE, Reading(TODAY).at(None), base=base))
        for path, text in (("offence_from", "1/7/2024"), ("offence_to", "20/9/2024")):
            officer.go_to(path).types(text).tabs()
        assert officer.form.editor("scheme").isVisible() is shown
