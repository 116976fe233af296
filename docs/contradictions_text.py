"""`contradictions.md`: what is asked of the facts of a record, out of the questions' own words."""

from collections.abc import Callable, Iterator
from typing import Any

from cme_desktop.registry import REGISTRY
from cme_desktop.services.contradictions import questions

_HEAD = """# Facts that contradict one another

Made by `make docs` from the words of the questions themselves. What cannot be is refused; what can be, but is
unlikely, is doubted and saved all the same; a status or a day that is missing is outstanding.

## Beside what is on file

Asked beside the form when typing pauses, at every save, and of every row of an import.
"""

_IN_THE_QUEUE = """
## Asked in the queue until somebody answers

A child who is on two rolls at one time, or on a roll and home educated, is a question on *Today* and in
`due`, and beside the form of its record, whatever was saved past a doubt. It stands on the spell of home
education, or on the later of the two rolls, is due by the local rule `at_odds.question`, and goes once
one of the two has a last day, was an error, or is as it should be. Enter opens the record at the field
that answers it: the end of the spell, with *Roll of a school* above it for flexi-schooling, or the
enrolment of the on-roll notice. An application, a search or a spell that tells of a second roll cannot
say that the child is at both; the on-roll notice of that school can, and is asked once it is on file.
Nobody is asked

- where a roll ends on the day on which the other begins, or home education on the day of the entry;
- of a subsidiary school, a guest, a main school that names the other, or a whole class that moved on;
- of a notification of home education without a first day, while consent is awaited (Education Act 1996,
  s434A), or of education elsewhere as agreed with the school (s436B(5)(b));
- where several records tell of the roll of one school, such as an application and the on-roll notice;
- of an entry without a day, or of two rolls of which the child’s own record or a search tells of one and
  gives no day;
- of a child who has moved away or died, or was over compulsory school age before the two came together.

That a child is on no roll and nobody asks where is a question as well, by the local rule `no_roll.question`.
It stands on the record whose ending leaves the child so, at the field that says how it ended: home education
that ended as *Other*, as unsuitable, or without a reason; an enquiry closed with the child found and a place
being sought; an on-roll notice of a child who never came; a deletion closed for a record that is not on
file. An off-roll notice that is still open asks by itself (`off_roll.question`). It goes once an entry, home
education, an application, an exclusion or an open enquiry tells where the child is, once the ending is
mended, or once the child’s own record says that the child has moved away, is over school age or has died.
Nobody is asked

- after an ending that says where the child is: on a roll, left the area or the country, other provision of
  the authority, over school age, died, or opened in error;
- of a child whom an enquiry did not find though every check was tried: everybody was asked;
- of an application refused or withdrawn: it need not say at which school the child is meanwhile;
- of a child who was over compulsory school age when it ended; of a younger one, from the first day of it.
"""


def contradictions_text() -> str:
    """The whole page."""
    asked = dict.fromkeys(question.words for question in questions())
    return "\n".join([_HEAD, *(f"- {words}" for words in asked), _IN_THE_QUEUE.rstrip(), *_by_type(), ""])


def _by_type() -> Iterator[str]:
    for kind in REGISTRY:
        if kind.rules:
            yield f"\n## {kind.title}\n"
            yield from _said(kind.rules)


def _said(questions: tuple[Callable[..., Any], ...]) -> Iterator[str]:
    for question in questions:
        assert question.__doc__, f"{question.__name__} does not say what it asks"
        yield f"- {' '.join(question.__doc__.split())}"
