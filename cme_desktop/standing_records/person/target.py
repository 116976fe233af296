"""How a row of a table names a person."""

from cme_desktop.description.target import Links, Target
from cme_desktop.standing_records.person import PERSON

TARGET = Target(
    type=PERSON,
    known_by=(("surname", "forename", "birth"),),
    given=("title", "surname", "forename", "birth", "email", "addresses.postcode"),
    made=True,
    links=Links.NEVER,
    how="Reference (PER-…) or “Surname, Forename”; or fill in the columns that begin with the same "
    "word. Somebody not yet known to be the child’s parent or carer is added, and you are told who "
    "on file may be the same person.",
    kept_in=("child", "people", "person"),
)
