"""Settings: where the data goes, which database, and one sentence where something cannot be used."""

import os
import stat

import pytest
from sqlalchemy.engine import make_url

from readiness.app import create_app, upgrade_database
from readiness.settings import ROOT, Settings, SettingsFault


def settings(**environment):
    return Settings.from_environment({name: str(value) for name, value in environment.items()})


def test_data_goes_into_the_folder_that_is_named_and_it_is_made(tmp_path):
    folder = tmp_path / "a folder with spaces" / "and ünïcode"

    found = settings(READINESS_DATA=folder)

    assert found.data == folder
    assert folder.is_dir()
    assert make_url(found.database_url).database == str(folder / "readiness.sqlite")


def test_a_folder_with_spaces_holds_a_database_that_works(tmp_path):
    found = settings(READINESS_DATA=tmp_path / "with spaces & more")

    app = create_app(found)
    upgrade_database(app)

    assert app.test_client().get("/").status_code == 200
    assert (found.data / "readiness.sqlite").is_file()


@pytest.mark.parametrize("folder", ["what?", "50% done", "a#b"])
def test_a_folder_with_characters_of_an_address_holds_its_own_database(tmp_path, folder):
    found = settings(READINESS_DATA=tmp_path / folder)

    upgrade_database(create_app(found))

    assert (tmp_path / folder / "readiness.sqlite").is_file()


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path):
    first, second = settings(READINESS_DATA=tmp_path), settings(READINESS_DATA=tmp_path)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) == 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_a_key_that_is_given_is_used_and_none_is_written(tmp_path):
    assert settings(READINESS_DATA=tmp_path, READINESS_SECRET_KEY="k" * 40).secret_key == "k" * 40
    assert not (tmp_path / "secret-key").exists()


def test_an_empty_setting_is_as_one_that_is_not_there(tmp_path):
    found = settings(READINESS_DATA=tmp_path, DATABASE_URL="", READINESS_SECRET_KEY="", READINESS_QUESTION_BANKS="")

    assert found.database_url.startswith("sqlite:///")
    assert found.question_banks == ROOT / "question_banks"


@pytest.mark.parametrize("given", ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"])
def test_postgresql_is_understood_in_its_usual_spellings(tmp_path, given):
    assert settings(READINESS_DATA=tmp_path, DATABASE_URL=given).database_url == "postgresql+psycopg://u:p@h/d"


@pytest.mark.parametrize(
    "given",
    [
        "mysql://u:p@h/d",
        "nonsense",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "postgresql://u:secret@h:port/d",
        "file.sqlite",
    ],
)
def test_a_database_that_cannot_be_used_is_refused_in_one_sentence_without_its_password(tmp_path, given):
    with pytest.raises(SettingsFault, match="DATABASE_URL") as refused:
        settings(READINESS_DATA=tmp_path, DATABASE_URL=given)

    assert "secret" not in str(refused.value)


def test_a_relative_sqlite_file_stands_in_the_data_folder(tmp_path):
    upgrade_database(create_app(settings(READINESS_DATA=tmp_path, DATABASE_URL="sqlite:///other.sqlite")))

    assert (tmp_path / "other.sqlite").is_file()


def test_a_data_folder_that_is_a_file_is_refused_by_name(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(SettingsFault, match=str(tmp_path / "file")):
        settings(READINESS_DATA=tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable for root; the test above stands for it")
def test_a_data_folder_that_cannot_be_written_is_refused_by_name(tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(SettingsFault, match="READINESS_DATA"):
        settings(READINESS_DATA=tmp_path)


def test_a_folder_of_banks_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(SettingsFault, match="READINESS_QUESTION_BANKS"):
        settings(READINESS_DATA=tmp_path, READINESS_QUESTION_BANKS=tmp_path / "nothing")


def test_a_key_that_was_cut_short_is_said_to_be_unusable(tmp_path):
    (tmp_path / "secret-key").write_text("short")

    with pytest.raises(SettingsFault, match="no usable key"):
        settings(READINESS_DATA=tmp_path)
