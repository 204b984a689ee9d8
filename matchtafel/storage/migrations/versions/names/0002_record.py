"""the record: lines that are only ever added."""

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('record_line',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.String(), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('event', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('about', sa.JSON(), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('seal', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_record_line'))
    )
    op.create_table('record_head',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('lines', sa.Integer(), nullable=False),
    sa.Column('seal', sa.String(), nullable=False),
    sa.Column('proof', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_record_head'))
    )
    # INSERT OR REPLACE slips past the second unless recursive_triggers is on
    # (reliability.md §2.3); storage.database turns it on.
    for act in ('UPDATE', 'DELETE'):
        op.execute(
            f"CREATE TRIGGER record_line_no_{act.lower()} BEFORE {act} ON record_line "
            "BEGIN SELECT RAISE(ABORT, 'the record is only ever added to'); END"
        )
