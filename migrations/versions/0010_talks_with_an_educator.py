"""Talks with an educator

Revision ID: 0010
Revises: 0009

"""
from alembic import op
import sqlalchemy as sa


revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


BEFORE = "purpose IN ('keep-child', 'keep-journal', 'about-me', 'show-mine', 'share')"
SINCE = "purpose IN ('keep-child', 'keep-journal', 'about-me', 'show-mine', 'share', 'consult')"

# The lock of 0003, which a table that is written anew loses.
STANDS = (
    'EXISTS (SELECT 1 FROM family WHERE family.id = OLD.family_id)'
    ' AND CASE WHEN OLD.child_id IS NULL THEN EXISTS (SELECT 1 FROM account WHERE account.id = OLD.account_id)'
    ' ELSE EXISTS (SELECT 1 FROM child WHERE child.id = OLD.child_id) END'
)
REFUSE = "BEGIN SELECT RAISE(ABORT, 'consent is added to, never changed'); END"
LOCKS = {
    'sqlite': [
        f'CREATE TRIGGER consent_stays BEFORE UPDATE ON consent {REFUSE}',
        f'CREATE TRIGGER consent_remains BEFORE DELETE ON consent WHEN {STANDS} {REFUSE}',
    ],
    'postgresql': [
        'CREATE TRIGGER consent_stays BEFORE UPDATE OR DELETE ON consent FOR EACH ROW EXECUTE FUNCTION consent_refuses()'
    ],
}
UNLOCKS = {
    'sqlite': ['DROP TRIGGER consent_stays', 'DROP TRIGGER consent_remains'],
    'postgresql': ['DROP TRIGGER consent_stays ON consent'],
}


def rewritten(table, old, new):
    """Writes a SQLite table anew with one rule changed: every row, every other rule and every index stays."""
    bind = op.get_bind()
    asked = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type DESC")
    (_kind, made), *indices = bind.execute(asked, {'table': table}).all()
    assert old in made, made
    anew = made.replace(old, new).replace(f'CREATE TABLE "{table}"', 'CREATE TABLE anew').replace(f'CREATE TABLE {table}', 'CREATE TABLE anew')
    op.execute(anew)
    op.execute(f'INSERT INTO anew SELECT * FROM {table}')
    op.execute(f'DROP TABLE {table}')
    op.execute(f'ALTER TABLE anew RENAME TO {table}')
    for _kind, index in indices:
        op.execute(index)


def purposes(old, new, first=()):
    """Lets consents be about other purposes; whatever is done `first` is done while they can be changed."""
    database = op.get_bind().dialect.name
    for statement in (*UNLOCKS[database], *first):
        op.execute(statement)
    if database == 'sqlite':
        rewritten('consent', old, new)
    else:
        op.drop_constraint(op.f('ck_consent_purpose'), 'consent', type_='check')
        op.create_check_constraint(op.f('ck_consent_purpose'), 'consent', new)
    for statement in LOCKS[database]:
        op.execute(statement)


def upgrade():
    purposes(BEFORE, SINCE)
    op.create_table('educator_invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=255), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_educator_invitation')),
    sa.UniqueConstraint('email', name=op.f('uq_educator_invitation_email')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_educator_invitation_token_hash'))
    )
    op.create_index(op.f('ix_educator_invitation_made'), 'educator_invitation', ['made'], unique=False)
    op.create_table('educator',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('about', sa.String(length=400), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('place', sa.String(length=160), nullable=False),
    sa.Column('zone', sa.String(length=64), server_default='UTC', nullable=False),
    sa.Column('minutes', sa.Integer(), server_default='30', nullable=False),
    sa.Column('notice', sa.Integer(), server_default='24', nullable=False),
    sa.Column('active', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('minutes IN (20, 30, 45, 60)', name=op.f('ck_educator_minutes')),
    sa.CheckConstraint('notice IN (2, 12, 24, 48, 72)', name=op.f('ck_educator_notice')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_educator_account_id_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_educator')),
    sa.UniqueConstraint('account_id', name=op.f('uq_educator_account_id')),
    sa.UniqueConstraint('token', name=op.f('uq_educator_token'))
    )
    op.create_table('school_goal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('words', sa.String(length=200), nullable=False),
    sa.Column('goal', sa.String(length=64), nullable=True),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_school_goal_child_id_child'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_school_goal')),
    sa.UniqueConstraint('child_id', 'key', name=op.f('uq_school_goal_child_id_key')),
    sa.UniqueConstraint('token', name=op.f('uq_school_goal_token'))
    )
    op.create_table('open_hours',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('educator_id', sa.Integer(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('begins', sa.Time(), nullable=False),
    sa.Column('ends', sa.Time(), nullable=False),
    sa.CheckConstraint('begins < ends', name=op.f('ck_open_hours_in_order')),
    sa.CheckConstraint('weekday BETWEEN 0 AND 6', name=op.f('ck_open_hours_weekday')),
    sa.ForeignKeyConstraint(['educator_id'], ['educator.id'], name=op.f('fk_open_hours_educator_id_educator'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_open_hours')),
    sa.UniqueConstraint('educator_id', 'weekday', 'begins', name=op.f('uq_open_hours_educator_id_weekday_begins'))
    )
    op.create_table('other_day',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('educator_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('begins', sa.Time(), nullable=True),
    sa.Column('ends', sa.Time(), nullable=True),
    sa.CheckConstraint('(begins IS NULL) = (ends IS NULL) AND (begins IS NULL OR begins < ends)', name=op.f('ck_other_day_in_order')),
    sa.ForeignKeyConstraint(['educator_id'], ['educator.id'], name=op.f('fk_other_day_educator_id_educator'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_other_day')),
    sa.UniqueConstraint('educator_id', 'day', name=op.f('uq_other_day_educator_id_day'))
    )
    op.create_table('talk',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('educator_id', sa.Integer(), nullable=True),
    sa.Column('educator_name', sa.String(length=60), nullable=False),
    sa.Column('place', sa.String(length=160), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('concern', sa.String(length=300), nullable=False),
    sa.Column('questions', sa.JSON(), nullable=False),
    sa.Column('parts', sa.JSON(), nullable=False),
    sa.Column('struck', sa.JSON(), nullable=False),
    sa.Column('goal', sa.String(length=64), nullable=True),
    sa.Column('begins', sa.DateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('slot', sa.DateTime(timezone=True), nullable=True),
    sa.Column('turn', sa.Integer(), server_default='0', nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('booked', sa.DateTime(timezone=True), nullable=True),
    sa.Column('off', sa.DateTime(timezone=True), nullable=True),
    sa.Column('teacher_hash', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_talk_account_id_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_talk_child_id_child'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['educator_id'], ['educator.id'], name=op.f('fk_talk_educator_id_educator'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk')),
    sa.UniqueConstraint('child_id', 'key', name=op.f('uq_talk_child_id_key')),
    sa.UniqueConstraint('educator_id', 'slot', name=op.f('uq_talk_educator_id_slot')),
    sa.UniqueConstraint('teacher_hash', name=op.f('uq_talk_teacher_hash')),
    sa.UniqueConstraint('token', name=op.f('uq_talk_token'))
    )
    op.create_index(op.f('ix_talk_account_id'), 'talk', ['account_id'], unique=False)
    op.create_index(op.f('ix_talk_made'), 'talk', ['made'], unique=False)
    op.create_table('agreed_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(length=120), nullable=False),
    sa.Column('place', sa.String(length=120), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.Column('look_again', sa.Date(), nullable=False),
    sa.Column('looked', sa.DateTime(timezone=True), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_agreed_step_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreed_step')),
    sa.UniqueConstraint('talk_id', name=op.f('uq_agreed_step_talk_id'))
    )
    op.create_table('line_fit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('line', sa.String(length=64), nullable=False),
    sa.Column('fit', sa.String(length=8), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("fit IN ('yes', 'partly', 'no', 'not-seen')", name=op.f('ck_line_fit_fit')),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_line_fit_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_line_fit')),
    sa.UniqueConstraint('talk_id', 'line', name=op.f('uq_line_fit_talk_id_line'))
    )
    op.create_table('suggestion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('goal', sa.String(length=64), nullable=True),
    sa.Column('value', sa.Integer(), nullable=True),
    sa.Column('words', sa.String(length=120), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.String(length=8), nullable=True),
    sa.Column('answered', sa.DateTime(timezone=True), nullable=True),
    sa.Column('question', sa.String(length=200), nullable=False),
    sa.Column('reply', sa.String(length=200), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('undone', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("answer IN ('accepted', 'kept', 'asked')", name=op.f('ck_suggestion_answer')),
    sa.CheckConstraint("kind IN ('goal', 'rung', 'cap', 'between', 'gentler', 'moment', 'written')", name=op.f('ck_suggestion_kind')),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_suggestion_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_suggestion')),
    sa.UniqueConstraint('talk_id', 'key', name=op.f('uq_suggestion_talk_id_key')),
    sa.UniqueConstraint('token', name=op.f('uq_suggestion_token'))
    )
    op.create_table('talk_look',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('opened', sa.String(length=8), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("opened IN ('page', 'details', 'pdf', 'json')", name=op.f('ck_talk_look_opened')),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_talk_look_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk_look'))
    )
    op.create_index(op.f('ix_talk_look_talk_id'), 'talk_look', ['talk_id'], unique=False)
    op.create_table('talk_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('words', sa.String(length=500), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_talk_note_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk_note')),
    sa.UniqueConstraint('talk_id', 'key', name=op.f('uq_talk_note_talk_id_key')),
    sa.UniqueConstraint('token', name=op.f('uq_talk_note_token'))
    )
    op.create_table('talk_turn',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('turn', sa.String(length=12), nullable=False),
    sa.Column('by', sa.String(length=8), nullable=False),
    sa.Column('before', sa.DateTime(timezone=True), nullable=True),
    sa.Column('after', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("by IN ('family', 'educator', 'site')", name=op.f('ck_talk_turn_by')),
    sa.CheckConstraint("turn IN ('booked', 'moved', 'cancelled', 'handed-back')", name=op.f('ck_talk_turn_turn')),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_talk_turn_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk_turn'))
    )
    op.create_index(op.f('ix_talk_turn_talk_id'), 'talk_turn', ['talk_id'], unique=False)
    op.create_table('talk_win',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('win_id', sa.Integer(), nullable=False),
    sa.Column('did', sa.String(length=32), nullable=True),
    sa.Column('helped', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_talk_win_talk_id_talk'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['win_id'], ['win.id'], name=op.f('fk_talk_win_win_id_win'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_talk_win')),
    sa.UniqueConstraint('talk_id', 'win_id', name=op.f('uq_talk_win_talk_id_win_id'))
    )
    op.create_index(op.f('ix_talk_win_win_id'), 'talk_win', ['win_id'], unique=False)
    op.create_table('teacher_question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('talk_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.String(length=300), nullable=False),
    sa.Column('who', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['talk_id'], ['talk.id'], name=op.f('fk_teacher_question_talk_id_talk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_teacher_question')),
    sa.UniqueConstraint('talk_id', name=op.f('uq_teacher_question_talk_id'))
    )
    op.add_column('foothold', sa.Column('cap', sa.Integer(), nullable=True))


def downgrade():
    # The talks go with their tables, and so does the yes to each of them.
    op.drop_column('foothold', 'cap')
    op.drop_table('teacher_question')
    op.drop_index(op.f('ix_talk_win_win_id'), 'talk_win')
    op.drop_table('talk_win')
    op.drop_index(op.f('ix_talk_turn_talk_id'), 'talk_turn')
    op.drop_table('talk_turn')
    op.drop_table('talk_note')
    op.drop_index(op.f('ix_talk_look_talk_id'), 'talk_look')
    op.drop_table('talk_look')
    op.drop_table('suggestion')
    op.drop_table('line_fit')
    op.drop_table('agreed_step')
    op.drop_index(op.f('ix_talk_made'), 'talk')
    op.drop_index(op.f('ix_talk_account_id'), 'talk')
    op.drop_table('talk')
    op.drop_table('other_day')
    op.drop_table('open_hours')
    op.drop_table('school_goal')
    op.drop_table('educator')
    op.drop_index(op.f('ix_educator_invitation_made'), 'educator_invitation')
    op.drop_table('educator_invitation')
    purposes(SINCE, BEFORE, first=["DELETE FROM consent WHERE purpose = 'consult'"])
