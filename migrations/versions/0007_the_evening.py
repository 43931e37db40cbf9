"""The evening, rungs in between, and a card that wonders

Revision ID: 0007
Revises: 0006

"""
from alembic import op
import sqlalchemy as sa


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('evening',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('natural', sa.String(length=64), nullable=True),
    sa.Column('feeling', sa.String(length=8), nullable=True),
    sa.Column('load', sa.String(length=8), nullable=True),
    sa.Column('taken_back', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.CheckConstraint("feeling IN ('calm', 'happy', 'proud', 'unsure', 'cross', 'sad')", name=op.f('ck_evening_feeling')),
    sa.CheckConstraint("load IN ('loud', 'words', 'people', 'bright', 'touch', 'nothing')", name=op.f('ck_evening_load')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_evening_guest_id_guest'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evening')),
    sa.UniqueConstraint('guest_id', 'day', name=op.f('uq_evening_guest_id_day'))
    )
    op.add_column('foothold', sa.Column('between', sa.JSON(), nullable=True))
    op.add_column('foothold', sa.Column('step_by_step', sa.Integer(), nullable=True))
    op.add_column('guest', sa.Column('wondering', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade():
    op.execute('ALTER TABLE guest DROP COLUMN wondering')
    op.execute('ALTER TABLE foothold DROP COLUMN step_by_step')
    op.execute('ALTER TABLE foothold DROP COLUMN "between"')
    op.drop_table('evening')
