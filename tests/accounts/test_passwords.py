"""Any password of 8 to 128 signs that few people use; kept as argon2id and never cut (trust S7)."""

from collections.abc import Callable

import pytest
from flask import Flask

from accounts.passwords import common, fault_of, typed
from tests.families import account, kept, signed_in

TAKEN = (
    *(
        "four small green boats",
        "12 monkeys",
        "ünïcödé päss",
        "密码密码密码密码",
        "🙂🙃🙂🙃🙂🙃🙂🙃",
        "        x",
        "a" * 128,
    ),
    *("' OR 1=1 --", "<b>bold</b>", "{{7*7}}{{7*7}}"),
)
REFUSED = {
    "": "short",
    "1234567": "short",
    "a" * 129: "long",
    "password": "common",
    "PASSWORD": "common",
    "Password1": "common",
    "12345678": "common",
    "iloveyou": "common",
    "qwertyuiop": "common",
    "ｐａｓｓｗｏｒｄ": "common",
}


@pytest.mark.parametrize("password", TAKEN)
def test_trust_s7_any_signs_are_taken(password: str) -> None:
    assert fault_of(typed(password)) is None


@pytest.mark.parametrize("password", REFUSED)
def test_trust_s7_what_is_guessed_first_is_refused(password: str) -> None:
    assert fault_of(typed(password)) == REFUSED[password]


def test_trust_s7_at_least_3000_common_ones_are_known() -> None:
    assert len(common()) >= 3000
    assert all(len(word) >= 8 and word == word.casefold() for word in common())


def test_trust_s7_case_counts_and_nothing_is_cut(site: Flask) -> None:
    kept(site)
    long = "Boat" * 32
    device = signed_in(site)
    device.open("/account/password")
    device.send("/account/password", {"password": "four small green boats", "new_password": long})
    assert signed_in(site, password=long).path == "/family"
    for near in (long[:-1], long.lower(), long[:72]):
        assert signed_in(site, password=near).path == "/sign-in"


def test_trust_s7_what_is_kept_is_argon2id(make_site: Callable[..., Flask]) -> None:
    real = {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
        "SECURITY_DEPRECATED_PASSWORD_SCHEMES": ["auto"],
    }
    site = make_site("sqlite", **real)
    kept(site)
    assert (account(site).password or "").startswith("$argon2id$")
    assert signed_in(site).path == "/family"
