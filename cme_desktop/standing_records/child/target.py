"""How a row of a table names a child."""

from cme_desktop.description.target import Links, Target
from cme_desktop.standing_records.child import CHILD

TARGET = Target(
    type=CHILD,
    known_by=(("upn",), ("surname", "forename", "birth")),
    given=("upn", "surname", "forename", "birth", "sex", "addresses.postcode"),
    made=True,
    links=Links.WHEN_SURE,
    how="Reference (CHD-…), or “Surname, Forename, dd/mm/yyyy”; or fill in the columns that begin "
    "with the same word. The row is linked to a child on file by itself only if UPN, birth and "
    "forename agree, or name, birth, postcode and sex. A child like nobody on file is added. Any "
    "other row is handed back; answer here: the reference, or “new” for another child.",
)
