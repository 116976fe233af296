"""What a form says of the law is what the data file's rules say: hints, and fields that the law asks for."""

from dataclasses import replace
from datetime import date

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.records.home_education import HOME_EDUCATION
from cme_desktop.records.penalty_notice import PENALTY_NOTICE
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


def test_the_law_says_whether_a_field_is_asked_for(open_form: OpenForm) -> None:
    """An offence on both sides of the framework's first day, as this book has it."""
    later = [
        replace(rule, since=date(2026, 10, 1)) if rule.key == "penalty.limit" else rule for rule in SHIPPED
    ]
    for law, asked in ((Law(), False), (Law(RuleBook(later)), True)):
        officer = open_form(PENALTY_NOTICE, draft=Draft(PENALTY_NOTICE, Reading(TODAY, law).at(None)))
        for path, text in (("offence_from", "28/9/2026"), ("offence_to", "2/10/2026")):
            officer.go_to(path).types(text).tabs()
        assert officer.form.editor("scheme_reason").isVisible() is asked
