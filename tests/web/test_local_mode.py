"""Local mode: only this machine, only under its own name, on every address and before anything is told."""

import pytest

from tests.routes import addresses, path_of

OTHERS = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "192.168.0.10:8000",
    "localhost.evil.example",
    "0.0.0.0",
    "[::1]:8000",
    "",
]


@pytest.mark.parametrize("host", OTHERS)
def test_under_another_name_the_page_says_why_it_is_refused(client, host):
    answer = client.get("/", headers={"Host": host})

    assert answer.status_code in {400, 403}
    assert "Local areas" not in answer.text.split("<main")[1]
    if answer.status_code == 403:
        assert "Readiness is in local mode" in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "localhost:8000", "127.0.0.1:9999"])
def test_under_its_own_names_it_answers(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("address", ["192.168.0.10", "10.0.0.1", "8.8.8.8", "::ffff:10.0.0.1", "fe80::1", "", "nonsense"])
def test_another_machine_is_refused(client, address):
    answer = client.get("/", environ_base={"REMOTE_ADDR": address})

    assert answer.status_code == 403
    assert "answers only this machine" in answer.text


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_is_served(client, address):
    assert client.get("/", environ_base={"REMOTE_ADDR": address}).status_code == 200


def test_a_forwarded_header_makes_nobody_local(client):
    headers = {
        "X-Forwarded-For": "127.0.0.1",
        "X-Real-IP": "127.0.0.1",
        "Forwarded": "for=127.0.0.1",
        "X-Forwarded-Host": "localhost",
    }

    assert client.get("/", environ_base={"REMOTE_ADDR": "10.0.0.1"}, headers=headers).status_code == 403


def test_every_address_refuses_another_host_whether_or_not_there_is_anything(client, app, evaluation):
    for rule, method in addresses(app):
        here = client.open(path_of(app, rule), method=method, headers={"Host": "evil.example"})
        nowhere = client.open(path_of(app, rule, area_key="nowhere", number=777), method=method, headers={"Host": "evil.example"})

        assert here.status_code == nowhere.status_code == 403, rule.rule
        assert here.text == nowhere.text


def test_every_page_says_that_it_is_in_local_mode(client, evaluation):
    for path in ("/", "/areas/testshire", "/question-banks"):
        assert "Local mode" in client.page(path).words
    assert "Local mode" in client.page("/nothing", 404).words
