"""`readiness reports`: what is there, and what is wrong with it."""

import pytest

from readiness.commands import main


def run(capsys, *arguments):
    code = 0
    try:
        main(["reports", *arguments])
    except SystemExit as stop:
        code = stop.code or 0
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))


def test_the_reports_that_can_be_made_are_listed(capsys):
    code, out, err = run(capsys, "list")

    assert code == 0
    assert "members-briefing  " in out
    assert "one-page: " in out
    assert err == ""


def test_sound_templates_are_said_to_be_sound(capsys):
    code, out, err = run(capsys, "check")

    assert code == 0
    assert out.endswith("Every report template is sound.\n")
    assert err == ""


def test_a_file_is_checked_before_it_is_put_into_the_folder(capsys, folder):
    code, out, _err = run(capsys, "check", str(folder / "committee-report.toml"))

    assert code == 0
    assert out.startswith(
        "committee-report  Report to the committee (numbered by section). "
        "short: 4 sections, 2 mandatory, at most 450 words and 1 side of A4; long: 5 sections, 2 mandatory."
    )


def test_every_fault_of_every_file_is_told_and_the_command_fails(capsys, folder, change):
    change('source = "where-we-stand"', 'source = "wherever"')
    change("{area}.", "{aria}.")

    code, out, err = run(capsys, "check", str(folder / "committee-report.toml"), str(folder / "nothing.toml"))

    assert code == 1
    assert len(err.splitlines()) == 3
    assert "sound" not in out
