"""How the site is served: two sync workers, since threads cost several times as much on writes."""

import os
import threading
from typing import Any

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
    """Rounds leave after their day even when nobody visits (trust P2)."""
    threading.Thread(target=sweep_for_ever, args=(worker.wsgi,), daemon=True).start()


def sweep_for_ever(site: Any) -> None:
    """Sweeps now and then; two workers doing so at once do no harm."""
    while True:
        result = site.test_cli_runner().invoke(args=["family", "sweep"])
        if result.exit_code:
            site.logger.error("sweep: %s", type(result.exception).__name__)
        threading.Event().wait(SWEEP_EVERY_SECONDS)
