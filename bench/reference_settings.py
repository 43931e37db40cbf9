"""The reference is served just as the site is, but for the sweeping, which needs the site's own tables."""

from pathlib import Path
from runpy import run_path

site = run_path(str(Path(__file__).resolve().parent.parent / "gunicorn.conf.py"))
bind, workers, worker_class = site["bind"], site["workers"], site["worker_class"]
preload_app, timeout, graceful_timeout = site["preload_app"], site["timeout"], site["graceful_timeout"]
