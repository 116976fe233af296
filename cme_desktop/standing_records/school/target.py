"""How a row of a table names a school."""

from cme_desktop.description.target import Target
from cme_desktop.standing_records.school import SCHOOL

TARGET = Target(
    type=SCHOOL,
    known_by=(("urn",), ("laestab",), ("name",)),
    given=("urn", "laestab", "name"),
    made=False,
    how="URN, DfE number (such as 352/2999) or name of a school on file. Schools are never added "
    "here: load the national register first.",
    told_apart_by="urn",
    missing="Give its URN, or load the school register first.",
)
