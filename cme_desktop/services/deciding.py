"""What a manager says of a record that is like a restricted child's."""

from enum import StrEnum

from cme_desktop.ports import Resemblance, UnitOfWork
from cme_desktop.services.saving import save_record
from cme_desktop.standing_records.child import CHILD


class Answer(StrEnum):
    """The answers there are."""

    SAME = "the same child"
    OTHER = "another child"


def decide(work: UnitOfWork, asked: Resemblance, said: Answer, why: str) -> None:
    """Keep the answer, in the history of the restricted child alone.

    A second record of the same child is restricted as the first is, at once, and with it all that is about
    it; nothing is moved from one to the other.
    """
    work.answer_manager(asked.id, said)
    work.note(CHILD, asked.restricted, f"compared with {asked.reference}: {said}. {why}")
    if said is Answer.SAME:
        second = work.get(CHILD, asked.record)
        second.restricted = True
        second.restricted_reason = work.get(CHILD, asked.restricted).restricted_reason
        save_record(work, CHILD, second, f"found to be {said} as {asked.restricted_reference}")
