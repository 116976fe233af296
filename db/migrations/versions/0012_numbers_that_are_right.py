"""A wrong UPN takes part in no match: its keys go."""

import sqlalchemy as sa
from alembic import op

from cme_desktop.values.upn import tells_apart

revision = "0012"
down_revision = "0011"

_KEY = sa.table("match_key", sa.column("key", sa.Text()), sa.column("record_id", sa.Integer()))
_OF_UPN = "u:"


def upgrade() -> None:
    connection = op.get_bind()
    held = sa.select(_KEY.c.key).where(_KEY.c.key.startswith(_OF_UPN)).distinct()
    wrong = [key for key in connection.execute(held).scalars() if not tells_apart(key.removeprefix(_OF_UPN))]
    for key in wrong:
        connection.execute(_KEY.delete().where(_KEY.c.key == key))
