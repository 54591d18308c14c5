"""Local areas, drafts and used keys, self-evaluations with their positions, entries and wordings."""

import sqlalchemy as sa
from alembic import op


revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_area_has_name")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("key", name=op.f("uq_area_key")),
    )
    op.create_table(
        "submission",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("writer", sa.String(length=100), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("fields", sa.Text(), nullable=True),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("location", sa.String(length=400), nullable=True),
        sa.Column("fields_digest", sa.String(length=64), nullable=True),
        sa.CheckConstraint("(answered_at is null) = (location is null)", name=op.f("ck_submission_answered_has_location")),
        sa.CheckConstraint("answered_at is null or fields is null", name=op.f("ck_submission_answered_keeps_no_text")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_submission")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index("ix_submission_draft", ["writer", "path"], unique=False)

    op.create_table(
        "area_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_area_group_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_group")),
        sa.UniqueConstraint("area_id", "name", name=op.f("uq_area_group_area_id_name")),
    )
    with op.batch_alter_table("area_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_group_area_id"), ["area_id"], unique=False)

    op.create_table(
        "evaluation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("bank_key", sa.String(length=80), nullable=False),
        sa.Column("bank_version", sa.String(length=20), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("started_by", sa.String(length=200), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.String(length=200), nullable=True),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(closed_at is null) = (closed_by is null)", name=op.f("ck_evaluation_closed_by_somebody")),
        sa.ForeignKeyConstraint(
            ["area_id", "carried_from_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_evaluation_area_id_carried_from_id_evaluation"),
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_evaluation_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint("area_id", "id", name=op.f("uq_evaluation_area_id_id")),
        sa.UniqueConstraint("area_id", "number", name=op.f("uq_evaluation_area_id_number")),
    )
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evaluation_area_id"), ["area_id"], unique=False)

    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("achieved", "still_to_do", name="kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("difference", sa.Text(), nullable=False),
        sa.Column("true_on", sa.Date(), nullable=True),
        sa.Column("partner", sa.String(length=200), nullable=False),
        sa.Column("lead", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=False),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.Column("source_file", sa.String(length=255), nullable=False),
        sa.Column("source_place", sa.String(length=255), nullable=False),
        sa.Column("source_digest", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_by", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind = 'still_to_do' or (lead = '' and due_on is null)", name=op.f("ck_entry_achieved_has_no_deadline")
        ),
        sa.CheckConstraint("(removed_at is null) = (removed_by is null)", name=op.f("ck_entry_removed_by_somebody")),
        sa.CheckConstraint("length(difference) <= 10000", name=op.f("ck_entry_difference_has_length")),
        sa.CheckConstraint("length(text) between 1 and 10000", name=op.f("ck_entry_text_has_length")),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_entry_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_entry_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("area_id", "id", name=op.f("uq_entry_area_id_id")),
        sa.UniqueConstraint("evaluation_id", "question_key", "number", name=op.f("uq_entry_evaluation_id_question_key_number")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_entry_of_question", ["evaluation_id", "question_key"], unique=False)

    op.create_table(
        "judgement_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "judgement",
            sa.Enum(
                "working_well",
                "developing",
                "area_to_improve",
                "cannot_say",
                name="judgement",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("judgement_reason", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum("low", "medium", "high", name="confidence", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.Column("confidence_reason", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_judgement_wording_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_judgement_wording_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement_wording")),
        sa.UniqueConstraint(
            "evaluation_id", "question_key", "version", name=op.f("uq_judgement_wording_evaluation_id_question_key_version")
        ),
    )
    with op.batch_alter_table("judgement_wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_judgement_wording_area_id"), ["area_id"], unique=False)

    op.create_table(
        "own_indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("source_file", sa.String(length=255), nullable=False),
        sa.Column("source_place", sa.String(length=255), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_own_indicator_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_own_indicator_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_indicator")),
        sa.UniqueConstraint("evaluation_id", "key", name=op.f("uq_own_indicator_evaluation_id_key")),
    )
    with op.batch_alter_table("own_indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_indicator_area_id"), ["area_id"], unique=False)

    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column("indicator_key", sa.String(length=80), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "in_place",
                "partly",
                "not_yet",
                "unknown",
                "not_applicable",
                name="position",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("who_finds_out", sa.String(length=200), nullable=False),
        sa.Column("find_out_by", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("position <> 'not_applicable' or reason <> ''", name=op.f("ck_position_not_applicable_has_reason")),
        sa.CheckConstraint("position <> 'unknown' or who_finds_out <> ''", name=op.f("ck_position_unknown_has_finder")),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_position_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_position_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
        sa.UniqueConstraint("evaluation_id", "indicator_key", name=op.f("uq_position_evaluation_id_indicator_key")),
    )
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_position_area_id"), ["area_id"], unique=False)

    op.create_table(
        "position_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("indicator_key", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "position",
            sa.Enum(
                "in_place",
                "partly",
                "not_yet",
                "unknown",
                "not_applicable",
                name="position",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("who_finds_out", sa.String(length=200), nullable=False),
        sa.Column("find_out_by", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_position_wording_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_position_wording_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position_wording")),
        sa.UniqueConstraint(
            "evaluation_id", "indicator_key", "version", name=op.f("uq_position_wording_evaluation_id_indicator_key_version")
        ),
    )
    with op.batch_alter_table("position_wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_position_wording_area_id"), ["area_id"], unique=False)

    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("question_key", sa.String(length=80), nullable=False),
        sa.Column(
            "work_status",
            sa.Enum(
                "not_started",
                "in_progress",
                "ready_for_review",
                name="work_status",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "judgement",
            sa.Enum(
                "working_well",
                "developing",
                "area_to_improve",
                "cannot_say",
                name="judgement",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("judgement_reason", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum("low", "medium", "high", name="confidence", native_enum=False, create_constraint=True, length=30),
            nullable=True,
        ),
        sa.Column("confidence_reason", sa.Text(), nullable=False),
        sa.Column("next_entry", sa.Integer(), nullable=False),
        sa.Column("order_version", sa.Integer(), nullable=False),
        sa.Column("judgement_version", sa.Integer(), nullable=False),
        sa.Column("work_version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("judgement is null or judgement_reason <> ''", name=op.f("ck_question_judgement_has_reason")),
        sa.CheckConstraint("next_entry >= 1", name=op.f("ck_question_entries_count_from_one")),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_question_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_question_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("evaluation_id", "question_key", name=op.f("uq_question_evaluation_id_question_key")),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_area_id"), ["area_id"], unique=False)

    op.create_table(
        "entry_tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("indicator", "age", "group", "adulthood", name="kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=100), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "entry_id"],
            ["entry.area_id", "entry.id"],
            name=op.f("fk_entry_tag_area_id_entry_id_entry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_entry_tag_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_tag")),
        sa.UniqueConstraint("entry_id", "kind", "value", name=op.f("uq_entry_tag_entry_id_kind_value")),
    )
    with op.batch_alter_table("entry_tag", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_tag_area_id"), ["area_id"], unique=False)

    op.create_table(
        "entry_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("difference", sa.Text(), nullable=False),
        sa.Column("true_on", sa.Date(), nullable=True),
        sa.Column("partner", sa.String(length=200), nullable=False),
        sa.Column("lead", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "entry_id"],
            ["entry.area_id", "entry.id"],
            name=op.f("fk_entry_wording_area_id_entry_id_entry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_entry_wording_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_wording")),
        sa.UniqueConstraint("entry_id", "version", name=op.f("uq_entry_wording_entry_id_version")),
    )
    with op.batch_alter_table("entry_wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_wording_area_id"), ["area_id"], unique=False)

    op.create_table(
        "suggested_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("written", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=80), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "entry_id"],
            ["entry.area_id", "entry.id"],
            name=op.f("fk_suggested_reference_area_id_entry_id_entry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_suggested_reference_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggested_reference")),
    )
    with op.batch_alter_table("suggested_reference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggested_reference_area_id"), ["area_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("suggested_reference", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggested_reference_area_id"))

    op.drop_table("suggested_reference")
    with op.batch_alter_table("entry_wording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_wording_area_id"))

    op.drop_table("entry_wording")
    with op.batch_alter_table("entry_tag", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_tag_area_id"))

    op.drop_table("entry_tag")
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_question_area_id"))

    op.drop_table("question")
    with op.batch_alter_table("position_wording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_position_wording_area_id"))

    op.drop_table("position_wording")
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_position_area_id"))

    op.drop_table("position")
    with op.batch_alter_table("own_indicator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_own_indicator_area_id"))

    op.drop_table("own_indicator")
    with op.batch_alter_table("judgement_wording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_judgement_wording_area_id"))

    op.drop_table("judgement_wording")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index("ix_entry_of_question")
        batch_op.drop_index(batch_op.f("ix_entry_area_id"))

    op.drop_table("entry")
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evaluation_area_id"))

    op.drop_table("evaluation")
    with op.batch_alter_table("area_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_group_area_id"))

    op.drop_table("area_group")
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index("ix_submission_draft")

    op.drop_table("submission")
    op.drop_table("area")
