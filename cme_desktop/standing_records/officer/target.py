"""How a row of a table names an officer."""

from cme_desktop.description.target import Target
from cme_desktop.standing_records.officer import OFFICER

TARGET = Target(
    type=OFFICER,
    known_by=(("name",),),
    given=("name",),
    made=True,
    how="Name or reference. An officer who is not on file is added.",
)
