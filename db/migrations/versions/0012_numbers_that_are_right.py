"""A wrong UPN takes part in no match; due dates give their reasons in the words of the law as corrected."""

import sqlalchemy as sa
from alembic import op

from cme_desktop.values.upn import tells_apart

revision = "0012"
down_revision = "0011"

_KEY = sa.table("match_key", sa.column("key", sa.Text()))
_OF_UPN = "u:"
_DUE = sa.table("deadline", sa.column("duty", sa.Text()), sa.column("why", sa.Text()))
_OF_2024 = "School Attendance (Pupil Registration) (England) Regulations 2024, reg 13"
_WORDS = (
    (
        "off_roll_notice",
        f"{_OF_2024}(4).",
        "is due as soon as the ground is met, and no later than the deletion",
        "is due when the name is deleted",
    ),
    (
        "joint_enquiries",
        "",
        " Not confirmed: the wording of the 2024 ground is taken to be that of 2006.",
        "",
    ),
    ("ten_day_notice", "", f"{_OF_2024}; the day", f"{_OF_2024}(7); the day"),
)
"""Of which duty, in a reason that names what, which words give way to which."""


def upgrade() -> None:
    connection = op.get_bind()
    held = connection.execute(sa.select(_KEY.c.key).where(_KEY.c.key.startswith(_OF_UPN)).distinct())
    for key in held.scalars().all():
        if not tells_apart(key.removeprefix(_OF_UPN)):
            connection.execute(_KEY.delete().where(_KEY.c.key == key))
    for duty, naming, old, new in _WORDS:
        of_it = (_DUE.c.duty == duty) & _DUE.c.why.contains(naming, autoescape=True)
        connection.execute(_DUE.update().where(of_it).values(why=sa.func.replace(_DUE.c.why, old, new)))
