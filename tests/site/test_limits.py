"""How much a form may hold, which methods are allowed, and what a scanner finds (trust S26, S28)."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shell.settings import LONGEST_BODY
from tests.journeys import Device
from tests.site.watching import addresses, rows

FORM = "application/x-www-form-urlencoded"


PROBES = (
    *("/.env", "/.git/config", "/.git/HEAD", "/.svn/entries", "/.DS_Store", "/.htaccess", "/.well-known/security.txt"),
    *("/admin", "/admin/login", "/login", "/wp-login.php", "/wp-admin/", "/xmlrpc.php", "/phpinfo.php", "/phpmyadmin/"),
    *("/console", "/debug", "/_debug_toolbar/", "/server-status", "/actuator/env", "/metrics", "/status", "/trace"),
    *("/openapi.json", "/swagger.json", "/docs", "/graphql", "/api", "/api/v1/users", "/api/swagger", "/robots.txt~"),
    *("/app.py", "/app.pyc", "/config.py", "/settings.py", "/instance/secret-key", "/instance/tiny-rungs.sqlite3"),
    *("/backup.zip", "/db.sqlite3", "/dump.sql", "/requirements.txt", "/static/", "/static", "/static/../app.py"),
    *("/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/vendor", "/static/pictures/"),
)


def token_of(device: Device) -> str:
    """A form token that is good on this device."""
    device.open("/grown-ups")
    return device.token


def test_trust_s26_a_form_of_64_kib_is_taken_and_one_byte_more_is_not(site: Flask, ana: Device) -> None:
    for over, status in ((0, 303), (1, 413)):
        start = f"csrf_token={token_of(ana)}&band=7-9&palette=day&padding=".encode()
        body = start + b"x" * (LONGEST_BODY + over - len(start))
        told = ana.client.post("/games", data=body, content_type=FORM)
        assert told.status_code == status
    assert "<h1>That was too long for us</h1>" in told.text
    assert len(rows(site)["game"]) == 1


@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data"])
def test_trust_s26_a_form_of_3000_fields_is_not_taken(site: Flask, ana: Device, content_type: str) -> None:
    fields = {"csrf_token": token_of(ana), "band": "7-9", "palette": "day"} | {f"f{n}": "" for n in range(3000)}
    told = ana.client.post("/games", data=fields, content_type=content_type)
    assert told.status_code in {400, 413}
    assert "<h1>" in told.text
    assert not rows(site)["game"]


def test_trust_s28_a_method_that_no_page_uses_is_not_allowed(site: Flask, maya: Device) -> None:
    paths = {path for method in ("GET", "POST") for _, path in addresses(site, maya.game.split("/")[2], method)}
    for path in paths:
        for method in ("TRACE", "TRACK", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND", "BREW"):
            told = maya.client.open(path, method=method, headers={"X-CSRFToken": maya.token, "X-Canary": "canary"})
            assert told.status_code == 405, (method, path)
            assert "canary" not in told.text
            assert told.headers["Allow"]


@pytest.mark.parametrize("path", PROBES)
def test_trust_s28_a_scanner_finds_nothing(client: FlaskClient, path: str) -> None:
    for method in ("GET", "POST"):
        told = client.open(path, method=method, follow_redirects=True)
        assert told.status_code in {404, 405}
        assert "<h1>" in told.text
