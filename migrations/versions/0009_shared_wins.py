"""Links to a few wins, and the yes that each of them needs

Revision ID: 0009
Revises: 0008

"""
from alembic import op
import sqlalchemy as sa


revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


BEFORE = "purpose IN ('keep-child', 'keep-journal', 'about-me', 'show-mine')"
SINCE = "purpose IN ('keep-child', 'keep-journal', 'about-me', 'show-mine', 'share')"

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
    op.add_column('consent', sa.Column('about', sa.String(length=32), nullable=True))
    op.create_table('share',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=32), nullable=False),
    sa.Column('label', sa.String(length=40), nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.Column('named', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=True),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_day', sa.Date(), nullable=True),
    sa.Column('ended', sa.DateTime(timezone=True), nullable=True),
    sa.Column('looks', sa.Integer(), server_default='0', nullable=False),
    sa.Column('seen', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('days IN (7, 14, 31)', name=op.f('ck_share_days')),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_share_child_id_child'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_share')),
    sa.UniqueConstraint('child_id', 'key', name=op.f('uq_share_child_id_key')),
    sa.UniqueConstraint('token', name=op.f('uq_share_token')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_share_token_hash'))
    )
    op.create_index(op.f('ix_share_last_day'), 'share', ['last_day'], unique=False)
    op.create_index(op.f('ix_share_made'), 'share', ['made'], unique=False)
    op.create_table('shared_line',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('share_id', sa.Integer(), nullable=False),
    sa.Column('win_id', sa.Integer(), nullable=False),
    sa.Column('did', sa.String(length=32), nullable=True),
    sa.Column('helped', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['share_id'], ['share.id'], name=op.f('fk_shared_line_share_id_share'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['win_id'], ['win.id'], name=op.f('fk_shared_line_win_id_win'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shared_line')),
    sa.UniqueConstraint('share_id', 'win_id', name=op.f('uq_shared_line_share_id_win_id'))
    )
    op.create_index(op.f('ix_shared_line_win_id'), 'shared_line', ['win_id'], unique=False)


def downgrade():
    # The links go with their tables, and so does the yes to each of them.
    op.drop_index(op.f('ix_shared_line_win_id'), 'shared_line')
    op.drop_table('shared_line')
    op.drop_index(op.f('ix_share_made'), 'share')
    op.drop_index(op.f('ix_share_last_day'), 'share')
    op.drop_table('share')
    purposes(SINCE, BEFORE, first=["DELETE FROM consent WHERE purpose = 'share'"])
    op.drop_column('consent', 'about')
