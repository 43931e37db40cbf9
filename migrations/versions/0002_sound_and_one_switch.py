"""Sound, and one switch with its pace

Revision ID: 0002
Revises: 0001

"""
from alembic import op
import sqlalchemy as sa


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    # Not as a batch: SQLite would write the table anew, and dropping the old one would take every game along.
    op.add_column('guest', sa.Column('sound', sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute(
        'ALTER TABLE guest ADD COLUMN switch INTEGER DEFAULT 0 NOT NULL'
        ' CONSTRAINT ck_guest_switch CHECK (switch BETWEEN 0 AND 8)'
    )


def downgrade():
    op.execute('ALTER TABLE guest DROP COLUMN switch')
    op.execute('ALTER TABLE guest DROP COLUMN sound')
