"""Documents brought in: what waits to be checked, what each part became, what entries name, notes, the meaning of columns."""

import sqlalchemy as sa
from alembic import op


revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "column_meaning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("meaning", sa.String(length=20), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.Column("said_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_column_meaning_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_meaning")),
        sa.UniqueConstraint("area_id", "heading", name=op.f("uq_column_meaning_area_id_heading")),
    )
    with op.batch_alter_table("column_meaning", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_column_meaning_area_id"), ["area_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.Text(), nullable=True),
        sa.Column("changes", sa.String(length=20), nullable=False),
        sa.Column("edition_of_id", sa.Integer(), nullable=True),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("read_by", sa.String(length=200), nullable=False),
        sa.Column("brought_in_at", sa.DateTime(), nullable=True),
        sa.Column("brought_in_by", sa.String(length=200), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(brought_in_at is null) = (brought_in_by is null)", name=op.f("ck_document_brought_in_by_somebody")),
        sa.CheckConstraint("(brought_in_at is null) = (reading is not null)", name=op.f("ck_document_read_while_it_waits")),
        sa.CheckConstraint("(undone_at is null) = (undone_by is null)", name=op.f("ck_document_undone_by_somebody")),
        sa.CheckConstraint(
            "undone_at is null or brought_in_at is not null", name=op.f("ck_document_undone_after_it_was_brought_in")
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "edition_of_id"],
            ["document.area_id", "document.id"],
            name=op.f("fk_document_area_id_edition_of_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_document_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_document_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("area_id", "id", name=op.f("uq_document_area_id_id")),
        sa.UniqueConstraint("evaluation_id", "number", name=op.f("uq_document_evaluation_id_number")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_area_id"), ["area_id"], unique=False)

    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source_file", sa.String(length=255), nullable=False),
        sa.Column("source_place", sa.String(length=255), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_by", sa.String(length=200), nullable=True),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(removed_at is null) = (removed_by is null)", name=op.f("ck_note_removed_by_somebody")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_note_text_has_length")),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_note_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_note_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_note_of_question", ["evaluation_id", "question_key"], unique=False)

    op.create_table(
        "document_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column(
            "did",
            sa.Enum(
                "added",
                "changed",
                "removed",
                "kept",
                "note",
                "indicator",
                "left",
                name="did",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("achieved", "still_to_do", name="kind", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("thing", sa.Integer(), nullable=True),
        sa.Column("left_at", sa.Integer(), nullable=True),
        sa.Column("made", sa.String(length=80), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "document_id"],
            ["document.area_id", "document.id"],
            name=op.f("fk_document_item_area_id_document_id_document"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_document_item_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_item")),
    )
    with op.batch_alter_table("document_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_item_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_document_item_of_document", ["document_id"], unique=False)

    op.create_table(
        "entry_mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "evidence",
                "board",
                "action",
                "deadline",
                name="mention_kind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(words) between 1 and 10000", name=op.f("ck_entry_mention_words_have_length")),
        sa.ForeignKeyConstraint(
            ["area_id", "entry_id"],
            ["entry.area_id", "entry.id"],
            name=op.f("fk_entry_mention_area_id_entry_id_entry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_entry_mention_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_mention")),
    )
    with op.batch_alter_table("entry_mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_mention_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_entry_mention_of_entry", ["entry_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("entry_mention", schema=None) as batch_op:
        batch_op.drop_index("ix_entry_mention_of_entry")
        batch_op.drop_index(batch_op.f("ix_entry_mention_area_id"))

    op.drop_table("entry_mention")
    with op.batch_alter_table("document_item", schema=None) as batch_op:
        batch_op.drop_index("ix_document_item_of_document")
        batch_op.drop_index(batch_op.f("ix_document_item_area_id"))

    op.drop_table("document_item")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index("ix_note_of_question")
        batch_op.drop_index(batch_op.f("ix_note_area_id"))

    op.drop_table("note")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_area_id"))

    op.drop_table("document")
    with op.batch_alter_table("column_meaning", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_column_meaning_area_id"))

    op.drop_table("column_meaning")
