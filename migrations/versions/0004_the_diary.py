"""The diary: what was offered on each of the family's days, and what came of it

Revision ID: 0004
Revises: 0003

"""
from alembic import op
import sqlalchemy as sa


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('diary',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('goal', sa.String(length=64), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('rung', sa.Integer(), nullable=False),
    sa.Column('shown', sa.JSON(), nullable=False),
    sa.Column('hard_day', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('outcome', sa.String(length=8), nullable=True),
    sa.Column('why', sa.String(length=16), nullable=True),
    sa.Column('upset', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('felt', sa.String(length=8), nullable=True),
    sa.Column('small_won', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('by_child', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.CheckConstraint("outcome IN ('win', 'miss', 'refused', 'no try')", name=op.f('ck_diary_outcome')),
    sa.CheckConstraint("why IN ('too-big', 'too-much', 'wrong-moment', 'just-no', 'empty')", name=op.f('ck_diary_why')),
    sa.CheckConstraint("felt IN ('easy', 'ok', 'hard')", name=op.f('ck_diary_felt')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_diary_guest_id_guest'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diary')),
    sa.UniqueConstraint('guest_id', 'goal', 'day', name=op.f('uq_diary_guest_id_goal_day'))
    )
    op.add_column('foothold', sa.Column('since', sa.Date(), nullable=True))
    op.add_column('foothold', sa.Column('opened', sa.Date(), nullable=True))
    op.add_column('foothold', sa.Column('active', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('foothold', sa.Column('rests_until', sa.Date(), nullable=True))
    # A win belongs to a day now, and a rest ends by itself: no day is known of the old ones, so they are over.
    op.execute('ALTER TABLE foothold DROP COLUMN resting')
    op.execute('ALTER TABLE foothold DROP COLUMN done')


def downgrade():
    op.add_column('foothold', sa.Column('done', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('foothold', sa.Column('resting', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute('UPDATE foothold SET resting = (rests_until IS NOT NULL)')
    for column in ('rests_until', 'active', 'opened', 'since'):
        op.execute(f'ALTER TABLE foothold DROP COLUMN {column}')
    op.drop_table('diary')
