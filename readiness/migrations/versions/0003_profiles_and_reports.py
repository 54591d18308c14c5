"""The council’s profile, reports that officers work on, and what readers have read."""

import sqlalchemy as sa
from alembic import op


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council", sa.String(length=200), nullable=False),
        sa.Column("health_board", sa.String(length=200), nullable=False),
        sa.Column("report_of", sa.String(length=200), nullable=False),
        sa.Column("cabinet_member", sa.String(length=200), nullable=False),
        sa.Column("signatory", sa.String(length=200), nullable=False),
        sa.Column("colour", sa.String(length=7), nullable=False),
        sa.Column("logo_alternative", sa.String(length=200), nullable=False),
        sa.Column("marking", sa.String(length=200), nullable=False),
        sa.Column("sides", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(colour) in (0, 7)", name=op.f("ck_profile_colour_is_spelt")),
        sa.CheckConstraint("sides >= 0", name=op.f("ck_profile_sides_are_counted")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_profile_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile")),
        sa.UniqueConstraint("area_id", name=op.f("uq_profile_area_id")),
    )
    with op.batch_alter_table("profile", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_area_id"), ["area_id"], unique=False)

    op.create_table(
        "profile_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("telephone", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_profile_contact_has_name")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_profile_contact_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_contact")),
        sa.UniqueConstraint("area_id", "place", name=op.f("uq_profile_contact_area_id_place")),
    )
    with op.batch_alter_table("profile_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_contact_area_id"), ["area_id"], unique=False)

    op.create_table(
        "profile_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("logo", "word-template", name="file_kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("unset", sa.Text(), nullable=False),
        sa.Column("has_header", sa.Boolean(), nullable=False),
        sa.Column("has_footer", sa.Boolean(), nullable=False),
        sa.Column("paper", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_profile_file_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_file")),
        sa.UniqueConstraint("area_id", "kind", name=op.f("uq_profile_file_area_id_kind")),
    )
    with op.batch_alter_table("profile_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_file_area_id"), ["area_id"], unique=False)

    op.create_table(
        "profile_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("theme", "value", "role", name="line_kind", native_enum=False, create_constraint=True, length=30),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_profile_line_has_name")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_profile_line_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_line")),
        sa.UniqueConstraint("area_id", "kind", "place", name=op.f("uq_profile_line_area_id_kind_place")),
    )
    with op.batch_alter_table("profile_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_line_area_id"), ["area_id"], unique=False)

    op.create_table(
        "profile_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) between 1 and 10000", name=op.f("ck_profile_paragraph_text_has_length")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_profile_paragraph_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_paragraph")),
        sa.UniqueConstraint("area_id", "key", name=op.f("uq_profile_paragraph_area_id_key")),
    )
    with op.batch_alter_table("profile_paragraph", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_paragraph_area_id"), ["area_id"], unique=False)

    op.create_table(
        "profile_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "names",
                "contacts",
                "plan",
                "paragraphs",
                "limits",
                name="part",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_profile_part_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile_part")),
        sa.UniqueConstraint("area_id", "part", name=op.f("uq_profile_part_area_id_part")),
    )
    with op.batch_alter_table("profile_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_part_area_id"), ["area_id"], unique=False)

    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(length=200), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_reading_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_reading_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("evaluation_id", "reader", name=op.f("uq_reading_evaluation_id_reader")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_area_id"), ["area_id"], unique=False)

    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=80), nullable=False),
        sa.Column("depth", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("meeting", sa.String(length=200), nullable=False),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("appendix", sa.String(length=200), nullable=False),
        sa.Column("marking", sa.String(length=200), nullable=False),
        sa.Column("details_version", sa.Integer(), nullable=False),
        sa.Column("sign_off_version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=200), nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=True),
        sa.Column("shown_by", sa.String(length=200), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_by", sa.String(length=200), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(removed_at is null) = (removed_by is null)", name=op.f("ck_report_removed_by_somebody")),
        sa.CheckConstraint("(shown_at is null) = (shown_by is null)", name=op.f("ck_report_shown_by_somebody")),
        sa.ForeignKeyConstraint(
            ["area_id", "evaluation_id"],
            ["evaluation.area_id", "evaluation.id"],
            name=op.f("fk_report_area_id_evaluation_id_evaluation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("area_id", "id", name=op.f("uq_report_area_id_id")),
        sa.UniqueConstraint("evaluation_id", "number", name=op.f("uq_report_evaluation_id_number")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_area_id"), ["area_id"], unique=False)
        batch_op.create_index("ix_report_of_document", ["area_id", "document"], unique=False)

    op.create_table(
        "report_sign_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("initials", sa.String(length=200), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id", "report_id"],
            ["report.area_id", "report.id"],
            name=op.f("fk_report_sign_off_area_id_report_id_report"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_sign_off_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_sign_off")),
        sa.UniqueConstraint("report_id", "role", name=op.f("uq_report_sign_off_report_id_role")),
    )
    with op.batch_alter_table("report_sign_off", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_sign_off_area_id"), ["area_id"], unique=False)

    op.create_table(
        "report_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("carried", sa.Boolean(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(text) <= 10000", name=op.f("ck_report_text_text_is_within_its_limit")),
        sa.ForeignKeyConstraint(
            ["area_id", "report_id"],
            ["report.area_id", "report.id"],
            name=op.f("fk_report_text_area_id_report_id_report"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_text_area_id_area"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_text")),
        sa.UniqueConstraint("report_id", "key", name=op.f("uq_report_text_report_id_key")),
    )
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_text_area_id"), ["area_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_text_area_id"))

    op.drop_table("report_text")
    with op.batch_alter_table("report_sign_off", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_sign_off_area_id"))

    op.drop_table("report_sign_off")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index("ix_report_of_document")
        batch_op.drop_index(batch_op.f("ix_report_area_id"))

    op.drop_table("report")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_area_id"))

    op.drop_table("reading")
    with op.batch_alter_table("profile_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_part_area_id"))

    op.drop_table("profile_part")
    with op.batch_alter_table("profile_paragraph", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_paragraph_area_id"))

    op.drop_table("profile_paragraph")
    with op.batch_alter_table("profile_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_line_area_id"))

    op.drop_table("profile_line")
    with op.batch_alter_table("profile_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_file_area_id"))

    op.drop_table("profile_file")
    with op.batch_alter_table("profile_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_contact_area_id"))

    op.drop_table("profile_contact")
    with op.batch_alter_table("profile", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_area_id"))

    op.drop_table("profile")
