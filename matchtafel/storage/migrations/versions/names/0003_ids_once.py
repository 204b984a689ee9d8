"""an identity's id is never given again: the record names an erased person by it."""

from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table(
        'identity', recreate='always', table_kwargs={'sqlite_autoincrement': True}
    ):
        pass
