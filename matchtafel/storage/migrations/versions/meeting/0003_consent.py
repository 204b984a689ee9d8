"""consent as statements, and when a client was erased."""

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('client_id', sa.Integer(), nullable=False),
    sa.Column('scope', sa.Enum('tafel', 'verhuurder', name='consentscope', native_enum=False, length=40), nullable=False),
    sa.Column('given', sa.Boolean(), nullable=False),
    sa.Column('stated_on', sa.Date(), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(), nullable=False),
    sa.Column('recorded_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['client_id'], ['client.id'], name=op.f('fk_consent_client_id_client')),
    sa.ForeignKeyConstraint(['owner_id'], ['organisation.id'], name=op.f('fk_consent_owner_id_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    op.create_index(op.f('ix_consent_client_id'), 'consent', ['client_id'])
    op.create_index(op.f('ix_consent_owner_id'), 'consent', ['owner_id'])
    op.add_column('client', sa.Column('erased_at', sa.DateTime(), nullable=True))
