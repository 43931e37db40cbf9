"""The win journal, and the yes it needs

Revision ID: 0005
Revises: 0003

"""
from alembic import op
import sqlalchemy as sa


revision = '0005'
down_revision = '0003'
branch_labels = None
depends_on = None


BEFORE = "purpose IN ('keep-child', 'about-me', 'show-mine')"
SINCE = "purpose IN ('keep-child', 'keep-journal', 'about-me', 'show-mine')"

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
    op.create_table('win',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('did', sa.String(length=140), nullable=False),
    sa.Column('helped', sa.String(length=140), nullable=False),
    sa.Column('area', sa.String(length=16), nullable=True),
    sa.Column('place', sa.String(length=12), nullable=False),
    sa.Column('hidden', sa.Boolean(), nullable=False),
    sa.Column('bud', sa.Boolean(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('hand', sa.String(length=32), nullable=False),
    sa.Column('sent_by', sa.String(length=40), nullable=True),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("area IN ('speech', 'social', 'self-help', 'academic', 'sensory', 'executive')", name=op.f('ck_win_area')),
    sa.CheckConstraint("place IN ('home', 'school', 'therapy', 'sport', 'elsewhere')", name=op.f('ck_win_place')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_win_account_id_account'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_win_child_id_child'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_win')),
    sa.UniqueConstraint('child_id', 'key', name=op.f('uq_win_child_id_key')),
    sa.UniqueConstraint('token', name=op.f('uq_win_token'))
    )
    op.create_index('ix_win_child_id_day', 'win', ['child_id', 'day'], unique=False)
    op.create_index(op.f('ix_win_account_id'), 'win', ['account_id'], unique=False)


def downgrade():
    # The wins go with their table, and so does the yes to keep them.
    op.drop_index(op.f('ix_win_account_id'), 'win')
    op.drop_index('ix_win_child_id_day', 'win')
    op.drop_table('win')
    purposes(SINCE, BEFORE, first=["DELETE FROM consent WHERE purpose = 'keep-journal'"])
