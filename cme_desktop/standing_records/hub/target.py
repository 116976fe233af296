"""How a row of a table names a hub."""

from cme_desktop.description.target import Target
from cme_desktop.standing_records.hub import HUB

TARGET = Target(
    type=HUB,
    known_by=(("name",),),
    given=("name",),
    made=True,
    how="Name or reference. A hub that is not on file is added.",
)
