"""What the site needs to know before it starts, read from the environment once."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

HERE = Path(__file__).resolve().parent.parent
INSTANCE = HERE / "instance"
LONGEST_BODY = 64 * 1024
GUEST_STAYS = timedelta(hours=24)
SITTING_LASTS = timedelta(days=14)
SHORTEST_KEY = 32
MAIL_PATIENCE_SECONDS = 5
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


class NotReady(RuntimeError):
    """A setting is missing or too weak to serve families with; the message says what to set."""


def local_settings(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Settings for one's own machine: loopback names only, a key kept in `instance/`, cookies without TLS."""
    return shared_settings(environ) | {
        "SECRET_KEY": environ.get("SECRET_KEY") or kept_key(INSTANCE / "secret-key"),
        "TRUSTED_HOSTS": LOOPBACK,
        "SESSION_COOKIE_NAME": "tiny-rungs",
        "SESSION_COOKIE_SECURE": False,
        "MAIL_FOLDER": environ.get("MAIL_FOLDER") or str(INSTANCE / "mail"),
    }


def production_settings(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Settings for families (trust S10, S17, S28); raises NotReady with one sentence on what to set."""
    key, hosts = environ.get("SECRET_KEY", ""), environ.get("TRUSTED_HOSTS", "").replace(",", " ").split()
    if len(key.encode()) < SHORTEST_KEY:
        raise NotReady("Set SECRET_KEY to at least 32 random bytes, for example: openssl rand -base64 48")
    if not hosts:
        raise NotReady(
            "Set TRUSTED_HOSTS to the names this site answers to, for example: TRUSTED_HOSTS=rungs.example.org"
        )
    if not environ.get("SMTP_HOST"):
        raise NotReady("Set SMTP_HOST to the server that sends our letters, for example: SMTP_HOST=smtp.example.org")
    return shared_settings(environ) | {
        "SECRET_KEY": key,
        "TRUSTED_HOSTS": hosts,
        "PUBLIC_URL": environ.get("PUBLIC_URL", "").rstrip("/") or f"https://{hosts[0].lstrip('.')}",
        "SESSION_COOKIE_NAME": "__Host-tiny-rungs",
        "SESSION_COOKIE_SECURE": True,
    }


def shared_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """What does not depend on where the site runs."""
    url = database_url(environ.get("DATABASE_URL", ""))
    return {
        "SQLALCHEMY_DATABASE_URI": url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(url),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        # The longest that any cookie is believed; a guest's is forgotten sooner (`shell/cookies.py`).
        "PERMANENT_SESSION_LIFETIME": SITTING_LASTS,
        # A tired parent may come back to an open page hours later: the token lives as long as the session (trust S12).
        "WTF_CSRF_TIME_LIMIT": None,
        # Our own words stand in the templates; the catalogue of the forms library would be parsed anew at every tap.
        "WTF_I18N_ENABLED": False,
        # We look at Origin ourselves; Referer is left out by browsers that guard their people.
        "WTF_CSRF_SSL_STRICT": False,
        "LIMITS_STORAGE": environ.get("REDIS_URL", ""),
        "PROXIES": int(environ.get("PROXIES", "0")),
        **mail_settings(environ),
        "BACKUPS": environ.get("BACKUPS") or str(INSTANCE / "backups"),
        "ERASURES": environ.get("ERASURES") or str(beside(url) / "erasures.txt"),
        "BOOKING_CODE": environ.get("BOOKING_CODE", "").split(),
        "MAX_CONTENT_LENGTH": LONGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": LONGEST_BODY,
        "MAX_FORM_PARTS": 100,
        "LANGUAGES": ["en"],
        "COMPRESS_MIMETYPES": ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"],
    }


def mail_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """The server that sends our letters. SMTP_TLS is "starttls" (port 587), "tls" (port 465) or "none"."""
    tls = environ.get("SMTP_TLS", "starttls")
    return {
        "MAIL_SERVER": environ.get("SMTP_HOST", ""),
        "MAIL_PORT": int(environ.get("SMTP_PORT", "465" if tls == "tls" else "587")),
        "MAIL_USERNAME": environ.get("SMTP_USER"),
        "MAIL_PASSWORD": environ.get("SMTP_PASSWORD"),
        "MAIL_USE_TLS": tls == "starttls",
        "MAIL_USE_SSL": tls == "tls",
        "MAIL_TIMEOUT": MAIL_PATIENCE_SECONDS,
        "MAIL_DEFAULT_SENDER": environ.get("MAIL_FROM") or "tiny-rungs@localhost",
    }


def database_url(given: str) -> str:
    """The database to use: SQLite in `instance/` unless one is given; hosts that write `postgres://` are understood."""
    if not given:
        return f"sqlite:///{INSTANCE / 'tiny-rungs.sqlite3'}"
    scheme, _, rest = given.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in {"postgres", "postgresql"} else given


def beside(url: str) -> Path:
    """The folder of a SQLite database; for any other our own `instance/`."""
    kind, _, path = url.partition(":///")
    return Path(path).absolute().parent if kind == "sqlite" and path else INSTANCE


def engine_options(url: str) -> dict[str, Any]:
    """How the database is spoken to: patient for ten seconds at most, and silent about values.

    Without hide_parameters an IntegrityError prints what a family wrote (trust P9).
    """
    quiet: dict[str, Any] = {"hide_parameters": True}
    if url.startswith("postgresql"):
        quiet["connect_args"] = {"connect_timeout": 5, "options": "-c lock_timeout=10000"}
    return quiet


def kept_key(path: Path) -> str:
    """A random key of this machine, made at the first start so that open games survive a second one.

    It is written whole under another name first: two starts at once agree on one key, and a power cut leaves no half.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and len(path.read_text()) < SHORTEST_KEY:
        path.unlink()
    with NamedTemporaryFile("w", dir=path.parent) as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
    return path.read_text()
