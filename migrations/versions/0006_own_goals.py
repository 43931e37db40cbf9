"""A family's own goals: a wish, and the ladder that was made from it

Revision ID: 0006
Revises: 0005

"""
from alembic import op
import sqlalchemy as sa


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('own_goal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=22), nullable=False),
    sa.Column('wish', sa.String(length=80), nullable=False),
    sa.Column('title', sa.String(length=60), nullable=False),
    sa.Column('area', sa.String(length=12), nullable=True),
    sa.Column('kind', sa.String(length=12), nullable=True),
    sa.Column('rungs', sa.JSON(), nullable=False),
    sa.Column('works', sa.Integer(), nullable=True),
    sa.Column('routine', sa.String(length=64), nullable=True),
    sa.Column('reviewed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('confirmed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("area IN ('speech', 'social', 'self-help', 'academic', 'sensory', 'executive')", name=op.f('ck_own_goal_area')),
    sa.CheckConstraint("kind IN ('duration', 'count', 'chain', 'exposure', 'set', 'share', 'words', 'start')", name=op.f('ck_own_goal_kind')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_own_goal_guest_id_guest'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_goal')),
    sa.UniqueConstraint('token', name=op.f('uq_own_goal_token'))
    )
    op.create_index(op.f('ix_own_goal_guest_id'), 'own_goal', ['guest_id'], unique=False)
    op.create_index(op.f('ix_own_goal_made'), 'own_goal', ['made'], unique=False)


def downgrade():
    op.drop_index(op.f('ix_own_goal_made'), 'own_goal')
    op.drop_index(op.f('ix_own_goal_guest_id'), 'own_goal')
    op.drop_table('own_goal')
