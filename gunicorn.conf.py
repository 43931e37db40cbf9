"""How the site is served: two sync workers, since threads cost several times as much on writes."""

import logging
import os
import threading
from typing import Any

from sqlalchemy.exc import DBAPIError

from keeping.views.sweeping import sweep_now

log = logging.getLogger("tiny-rungs")

wsgi_app = "app:production()"
bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '5000')}")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "sync"
preload_app = True
# A request that comes in halves holds a worker this long at most; a tap may wait ten seconds for a busy database.
timeout = 30
graceful_timeout = 20
# Behind a proxy of one's own, name it here; nobody else is believed about where a request comes from.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")

SWEEP_EVERY_SECONDS = 600


def post_worker_init(worker: Any) -> None:
    """What its time is over for leaves even when nobody visits (trust P2, P10)."""
    threading.Thread(target=sweep_for_ever, args=(worker.wsgi,), daemon=True).start()


def sweep_for_ever(site: Any) -> None:
    """Sweeps now and then; two workers doing so at once do no harm."""
    while True:
        with site.app_context():
            try_to_sweep()
        threading.Event().wait(SWEEP_EVERY_SECONDS)


def try_to_sweep() -> None:
    """One sweep; a database or a disk in trouble is left for the next time."""
    try:
        sweep_now()
    except DBAPIError as error:
        log.error("sweep: %s", type(error.orig).__name__)
    except OSError as error:
        log.error("sweep: %s", type(error).__name__)
