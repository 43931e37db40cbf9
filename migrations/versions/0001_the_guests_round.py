"""A guest, a game, its answers, and the plan of a round

Revision ID: 0001
Revises: 


"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table('guest',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('touched', sa.DateTime(timezone=True), nullable=False),
    sa.Column('mode', sa.String(length=12), nullable=False),
    sa.Column('band', sa.String(length=8), nullable=False),
    sa.Column('speech', sa.String(length=12), nullable=False),
    sa.Column('palette', sa.String(length=8), nullable=False),
    sa.Column('calm', sa.Boolean(), nullable=False),
    sa.Column('simple', sa.Boolean(), nullable=False),
    sa.CheckConstraint("band IN ('4-6', '7-9', '10-12', 'older')", name=op.f('ck_guest_band')),
    sa.CheckConstraint("mode IN ('child', 'grown-up')", name=op.f('ck_guest_mode')),
    sa.CheckConstraint("palette IN ('day', 'quiet', 'night')", name=op.f('ck_guest_palette')),
    sa.CheckConstraint("speech IN ('speaks', 'few-words', 'no-words')", name=op.f('ck_guest_speech')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_guest')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_guest_token_hash'))
    )
    with op.batch_alter_table('guest', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_guest_touched'), ['touched'], unique=False)

    op.create_table('foothold',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('goal', sa.String(length=64), nullable=False),
    sa.Column('rung', sa.Integer(), nullable=True),
    sa.Column('most_days', sa.Integer(), nullable=True),
    sa.Column('anchor', sa.Integer(), nullable=True),
    sa.Column('noes', sa.Integer(), nullable=False),
    sa.Column('stands', sa.Boolean(), nullable=False),
    sa.Column('today', sa.Boolean(), nullable=False),
    sa.Column('hidden', sa.Boolean(), nullable=False),
    sa.Column('resting', sa.Boolean(), nullable=False),
    sa.Column('gentler', sa.Boolean(), nullable=False),
    sa.Column('chosen', sa.Boolean(), nullable=False),
    sa.Column('done', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_foothold_guest_id_guest'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_foothold')),
    sa.UniqueConstraint('guest_id', 'goal', name=op.f('uq_foothold_guest_id_goal'))
    )
    op.create_table('game',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('band', sa.String(length=8), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('budget', sa.Integer(), nullable=False),
    sa.Column('content_version', sa.Integer(), nullable=False),
    sa.Column('boundaries_version', sa.Integer(), nullable=False),
    sa.Column('practised', sa.Integer(), nullable=False),
    sa.Column('understood', sa.Boolean(), nullable=True),
    sa.CheckConstraint("band IN ('4-6', '7-9', '10-12')", name=op.f('ck_game_band')),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_game_guest_id_guest'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_game')),
    sa.UniqueConstraint('token', name=op.f('uq_game_token'))
    )
    with op.batch_alter_table('game', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_game_guest_id'), ['guest_id'], unique=False)

    op.create_table('answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('game_id', sa.Integer(), nullable=False),
    sa.Column('card', sa.String(length=64), nullable=False),
    sa.Column('pick', sa.String(length=20), nullable=False),
    sa.Column('pim_high', sa.Boolean(), nullable=False),
    sa.Column('pim_first', sa.Boolean(), nullable=False),
    sa.CheckConstraint("pick IN ('Open', 'Traditional', 'Conscientious', 'Free-Spirited', 'Extroverted', 'Introverted', 'Agreeable', 'Self-Governing', 'Reactive', 'Steady', 'both', 'skip')", name=op.f('ck_answer_pick')),
    sa.ForeignKeyConstraint(['game_id'], ['game.id'], name=op.f('fk_answer_game_id_game'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('game_id', 'card', name=op.f('uq_answer_game_id_card'))
    )
    op.create_table('own_word',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('game_id', sa.Integer(), nullable=False),
    sa.Column('trait', sa.String(length=20), nullable=False),
    sa.Column('fitting', sa.String(length=8), nullable=False),
    sa.CheckConstraint("fitting IN ('high', 'low', 'both')", name=op.f('ck_own_word_fitting')),
    sa.ForeignKeyConstraint(['game_id'], ['game.id'], name=op.f('fk_own_word_game_id_game'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_word')),
    sa.UniqueConstraint('game_id', 'trait', name=op.f('uq_own_word_game_id_trait'))
    )


def downgrade():
    op.drop_table('own_word')
    op.drop_table('answer')
    with op.batch_alter_table('game', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_game_guest_id'))

    op.drop_table('game')
    op.drop_table('foothold')
    with op.batch_alter_table('guest', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_guest_touched'))

    op.drop_table('guest')
