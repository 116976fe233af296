"""A local value on file of what is national law now: read, shown, ended if one likes, and of no effect."""

from datetime import date

from cme_desktop.drafts import Draft
from cme_desktop.fields import Reading
from cme_desktop.issues import Severity
from cme_desktop.services.saving import save_draft
from cme_desktop.standing_records.local_rule import LOCAL_RULE
from db.store import SqlStore
from tests.builders import AUTHOR, save

TODAY = date(2026, 11, 9)


def test_an_old_file_with_a_local_day_of_service_is_read_by_the_law(store: SqlStore) -> None:
    with store.changing(AUTHOR) as work:
        kept = save(work, LOCAL_RULE, rule="penalty.deemed_service", value="5", since_on=date(2026, 1, 5))
        save(work, LOCAL_RULE, rule="enquiry.chase", value="7", since_on=date(2026, 1, 5))
        work.commit()
    with store.reading() as reader:
        law = reader.law()
        on_file = reader.get(LOCAL_RULE, kept.id)
    assert not law.unread
    assert law.last_day("penalty.deemed_service", date(2026, 11, 2), None) == date(2026, 11, 4)
    assert law.rules.near("enquiry.chase", TODAY).period.length == 7
    assert LOCAL_RULE.label(on_file) == "Post is deemed to arrive: 5 from Mon 5 Jan 2026"

    draft = Draft(LOCAL_RULE, Reading(TODAY, law), base=on_file)
    assert [(issue.path, issue.severity) for issue in draft.issues()] == [("rule", Severity.REFUSE)]
    draft.type_in("status", "ended")
    with store.changing(AUTHOR) as work:
        assert save_draft(work, draft).rule == "penalty.deemed_service"


def test_it_is_on_offer_no_more() -> None:
    field = LOCAL_RULE.choice("rule")
    assert "penalty.deemed_service" not in [choice.code for choice in field.choices.offered(None)]
    assert "enquiry.chase" in [choice.code for choice in field.choices.offered(None)]
