"""A family's own place: accounts, children, consents, looks

Revision ID: 0003
Revises: 0002

"""
from alembic import op
import sqlalchemy as sa


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


BELONGS = 'CONSTRAINT fk_guest_child_id_child FOREIGN KEY(child_id) REFERENCES child (id) ON DELETE CASCADE'


def rewritten(table, change):
    """Writes a SQLite table anew under changed rules: every row, every other rule and every index stays."""
    bind = op.get_bind()
    asked = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type DESC")
    (_kind, made), *indices = bind.execute(asked, {'table': table}).all()
    op.execute(change(made).replace(f'CREATE TABLE {table}', 'CREATE TABLE anew').replace(f'CREATE TABLE "{table}"', 'CREATE TABLE anew'))
    op.execute(f'INSERT INTO anew SELECT * FROM {table}')
    op.execute(f'DROP TABLE {table}')
    op.execute(f'ALTER TABLE anew RENAME TO {table}')
    for _kind, index in indices:
        op.execute(index)


# What was agreed and who did what is added and never changed. It goes with its family or its child, a carer's own
# word with the carer, and an entry of the trail after a year; by then what it belongs to, or the year, is gone.
CONSENT_STANDS = (
    'EXISTS (SELECT 1 FROM family WHERE family.id = OLD.family_id)'
    ' AND CASE WHEN OLD.child_id IS NULL THEN EXISTS (SELECT 1 FROM account WHERE account.id = OLD.account_id)'
    ' ELSE EXISTS (SELECT 1 FROM child WHERE child.id = OLD.child_id) END'
)
TRAIL_STANDS = "EXISTS (SELECT 1 FROM family WHERE family.id = OLD.family_id) AND OLD.at > {a_year_ago}"
STANDS = {'consent': CONSENT_STANDS, 'trail': TRAIL_STANDS}
YEAR = {'sqlite': "datetime('now', '-365 days')", 'postgresql': "now() - interval '365 days'"}


def sqlite_lock(table):
    stands = STANDS[table].format(a_year_ago=YEAR['sqlite'])
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is added to, never changed'); END"
    return [
        f'CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} {refuse}',
        f'CREATE TRIGGER {table}_remains BEFORE DELETE ON {table} WHEN {stands} {refuse}',
    ]


def postgresql_lock(table):
    stands = STANDS[table].format(a_year_ago=YEAR['postgresql'])
    return [
        f"CREATE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'DELETE' THEN IF NOT ({stands}) THEN RETURN OLD; END IF; END IF;"
        f" RAISE EXCEPTION '{table} is added to, never changed'; END $$",
        f'CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table}'
        f' FOR EACH ROW EXECUTE FUNCTION {table}_refuses()',
    ]


LOCKS = {
    'sqlite': [*sqlite_lock('consent'), *sqlite_lock('trail')],
    'postgresql': [*postgresql_lock('consent'), *postgresql_lock('trail')],
}
UNLOCKS = {
    'sqlite': [f'DROP TRIGGER {table}_{word}' for table in STANDS for word in ('stays', 'remains')],
    'postgresql': [
        f'DROP {what}' for table in STANDS for what in (f'TRIGGER {table}_stays ON {table}', f'FUNCTION {table}_refuses()')
    ],
}


def upgrade():
    op.create_table('erasure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key_hash', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erasure')),
    sa.UniqueConstraint('key_hash', name=op.f('uq_erasure_key_hash'))
    )
    op.create_table('family',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('zone', sa.String(length=64), server_default='UTC', nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('warned', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_family')),
    sa.UniqueConstraint('token', name=op.f('uq_family_token'))
    )
    op.create_table('tries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key_hash', sa.String(length=64), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tries')),
    sa.UniqueConstraint('key_hash', name=op.f('uq_tries_key_hash'))
    )
    op.create_index(op.f('ix_tries_until'), 'tries', ['until'], unique=False)

    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('family_id', sa.Integer(), nullable=False),
    sa.Column('called', sa.String(length=16), server_default='carer', nullable=False),
    sa.Column('keeper', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen', sa.DateTime(timezone=True), nullable=False),
    sa.Column('pin', sa.String(length=255), nullable=True),
    sa.Column('email', sa.String(length=255), nullable=False),
    sa.Column('password', sa.String(length=255), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('fs_uniquifier', sa.String(length=64), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('tf_counter', sa.Integer(), nullable=True),
    sa.Column('tf_primary_method', sa.String(length=64), nullable=True),
    sa.Column('tf_totp_secret', sa.String(length=255), nullable=True),
    sa.Column('mf_recovery_codes', sa.JSON(), nullable=True),
    sa.CheckConstraint("called IN ('mum', 'dad', 'grandparent', 'foster-carer', 'carer')", name=op.f('ck_account_called')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_account_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email')),
    sa.UniqueConstraint('fs_uniquifier', name=op.f('uq_account_fs_uniquifier')),
    sa.UniqueConstraint('token', name=op.f('uq_account_token'))
    )
    op.create_index(op.f('ix_account_family_id'), 'account', ['family_id'], unique=False)

    op.create_table('child',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('family_id', sa.Integer(), nullable=False),
    sa.Column('nickname', sa.String(length=24), nullable=False),
    sa.Column('friend', sa.String(length=8), nullable=False),
    sa.Column('colour', sa.String(length=8), nullable=False),
    sa.Column('likes', sa.JSON(), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("colour IN ('teal', 'plum', 'leaf', 'honey', 'sky', 'bark')", name=op.f('ck_child_colour')),
    sa.CheckConstraint("friend IN ('pim', 'lu')", name=op.f('ck_child_friend')),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_child_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_child')),
    sa.UniqueConstraint('token', name=op.f('uq_child_token'))
    )
    op.create_index(op.f('ix_child_family_id'), 'child', ['family_id'], unique=False)

    op.create_table('invitation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('family_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_invitation_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_invitation_token_hash'))
    )
    op.create_index(op.f('ix_invitation_family_id'), 'invitation', ['family_id'], unique=False)

    op.create_table('trail',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('family_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('child_id', sa.Integer(), nullable=True),
    sa.Column('act', sa.String(length=32), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_trail_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trail'))
    )
    op.create_index(op.f('ix_trail_at'), 'trail', ['at'], unique=False)
    op.create_index(op.f('ix_trail_family_id'), 'trail', ['family_id'], unique=False)

    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('family_id', sa.Integer(), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=True),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.String(length=16), nullable=False),
    sa.Column('given', sa.Boolean(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('words_version', sa.Integer(), nullable=False),
    sa.Column('words_hash', sa.String(length=64), nullable=False),
    sa.Column('method', sa.String(length=16), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("purpose IN ('keep-child', 'about-me', 'show-mine')", name=op.f('ck_consent_purpose')),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_consent_child_id_child'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['family_id'], ['family.id'], name=op.f('fk_consent_family_id_family'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    op.create_index(op.f('ix_consent_account_id'), 'consent', ['account_id'], unique=False)
    op.create_index(op.f('ix_consent_child_id'), 'consent', ['child_id'], unique=False)
    op.create_index(op.f('ix_consent_family_id'), 'consent', ['family_id'], unique=False)

    op.create_table('look',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=True),
    sa.Column('form', sa.String(length=8), nullable=False),
    sa.Column('form_version', sa.Integer(), nullable=False),
    sa.Column('boundaries_version', sa.Integer(), nullable=False),
    sa.Column('begun', sa.DateTime(timezone=True), nullable=False),
    sa.Column('finished', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(form = 'my-child') = (child_id IS NOT NULL)", name=op.f('ck_look_about')),
    sa.CheckConstraint("form IN ('my-child', 'about-me')", name=op.f('ck_look_form')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_look_account_id_account'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_look_child_id_child'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_look')),
    sa.UniqueConstraint('token', name=op.f('uq_look_token'))
    )
    op.create_index(op.f('ix_look_account_id'), 'look', ['account_id'], unique=False)
    op.create_index(op.f('ix_look_child_id'), 'look', ['child_id'], unique=False)

    op.create_table('sitting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('child_id', sa.Integer(), nullable=True),
    sa.Column('mode', sa.String(length=12), nullable=False),
    sa.Column('started', sa.DateTime(timezone=True), nullable=False),
    sa.Column('entered', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened', sa.DateTime(timezone=True), nullable=True),
    sa.Column('own_device', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.CheckConstraint("mode IN ('child', 'grown-up')", name=op.f('ck_sitting_mode')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sitting_account_id_account'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['child_id'], ['child.id'], name=op.f('fk_sitting_child_id_child'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sitting')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sitting_token_hash'))
    )
    op.create_index(op.f('ix_sitting_account_id'), 'sitting', ['account_id'], unique=False)
    op.create_index(op.f('ix_sitting_child_id'), 'sitting', ['child_id'], unique=False)
    op.create_index(op.f('ix_sitting_started'), 'sitting', ['started'], unique=False)

    op.create_table('claim',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('guest_id', sa.Integer(), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('made', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['guest_id'], ['guest.id'], name=op.f('fk_claim_guest_id_guest'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_claim_code_hash')),
    sa.UniqueConstraint('guest_id', name=op.f('uq_claim_guest_id'))
    )
    op.create_table('said',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('look_id', sa.Integer(), nullable=False),
    sa.Column('statement', sa.String(length=64), nullable=False),
    sa.Column('option', sa.Integer(), nullable=False),
    sa.CheckConstraint('option BETWEEN 0 AND 4', name=op.f('ck_said_option')),
    sa.ForeignKeyConstraint(['look_id'], ['look.id'], name=op.f('fk_said_look_id_look'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_said')),
    sa.UniqueConstraint('look_id', 'statement', name=op.f('uq_said_look_id_statement'))
    )
    op.add_column('game', sa.Column('begun', sa.DateTime(timezone=True), nullable=True))
    op.add_column('guest', sa.Column('child_id', sa.Integer(), nullable=True))
    if op.get_bind().dialect.name == 'sqlite':
        rewritten('guest', lambda table: f'{table.rstrip().removesuffix(")")}, {BELONGS})')
    else:
        op.execute(f'ALTER TABLE guest ADD {BELONGS}')
    op.create_index(op.f('ix_guest_child_id'), 'guest', ['child_id'], unique=True)
    for statement in LOCKS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade():
    for statement in UNLOCKS[op.get_bind().dialect.name]:
        op.execute(statement)
    # A family's child plays on as nobody's guest, and leaves after a day.
    op.drop_index(op.f('ix_guest_child_id'), 'guest')
    if op.get_bind().dialect.name == 'sqlite':
        rewritten('guest', lambda table: table.replace(f', {BELONGS}', ''))
    op.execute('ALTER TABLE guest DROP COLUMN child_id')
    op.execute('ALTER TABLE game DROP COLUMN begun')
    op.drop_table('said')
    op.drop_table('claim')
    op.drop_index(op.f('ix_sitting_started'), 'sitting')
    op.drop_index(op.f('ix_sitting_child_id'), 'sitting')
    op.drop_index(op.f('ix_sitting_account_id'), 'sitting')

    op.drop_table('sitting')
    op.drop_index(op.f('ix_look_child_id'), 'look')
    op.drop_index(op.f('ix_look_account_id'), 'look')

    op.drop_table('look')
    op.drop_index(op.f('ix_consent_family_id'), 'consent')
    op.drop_index(op.f('ix_consent_child_id'), 'consent')
    op.drop_index(op.f('ix_consent_account_id'), 'consent')

    op.drop_table('consent')
    op.drop_index(op.f('ix_trail_family_id'), 'trail')
    op.drop_index(op.f('ix_trail_at'), 'trail')

    op.drop_table('trail')
    op.drop_index(op.f('ix_invitation_family_id'), 'invitation')

    op.drop_table('invitation')
    op.drop_index(op.f('ix_child_family_id'), 'child')

    op.drop_table('child')
    op.drop_index(op.f('ix_account_family_id'), 'account')

    op.drop_table('account')
    op.drop_index(op.f('ix_tries_until'), 'tries')

    op.drop_table('tries')
    op.drop_table('family')
    op.drop_table('erasure')
