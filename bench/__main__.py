"""`make bench`: CPU per request and queries of five pages, at 60 and at 2,000 children, beside floors of the same run.

Milliseconds depend on the machine; the ratios to the floors are what may be compared. Nothing here passes or fails.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from string import Template
from typing import Any

VAR = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
os.environ |= {"HEARTH_VAR": str(VAR), "DJANGO_SETTINGS_MODULE": "hearth.settings"}
os.environ.pop("PGHOST", None)

import django  # noqa: E402

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import measures, reports, wording  # noqa: E402
from bench.crowd import crowd  # noqa: E402
from hearth.base import dates  # noqa: E402
from hearth.people.models import User  # noqa: E402
from hearth.records import cast as people  # noqa: E402
from hearth.web import second_factor  # noqa: E402
from tests.exchange.test_dangerous_files import DANGEROUS, read_apart  # noqa: E402

ROUNDS, REQUESTS = 5, 40
PAGE = Template("<!doctype html><title>$title</title><ul>$rows</ul>" + "<p>A page of about three kilobytes.</p>" * 60)


def cpu_ms(work: Callable[[], object]) -> float:
    """The least CPU time of several rounds, in milliseconds a call: the least is the least disturbed."""
    work()
    best = float("inf")
    for _round in range(ROUNDS):
        begun = time.process_time()
        for _request in range(REQUESTS):
            work()
        best = min(best, (time.process_time() - begun) / REQUESTS)
    return best * 1000


def bare_page() -> Callable[[], object]:
    """The floor: a key SELECT, a SELECT of 58 rows, a small template, in plain Python on the same library."""
    base = sqlite3.connect(VAR / "floor.sqlite3")
    base.execute("create table child (id integer primary key, name text)")
    base.execute("create table mark (id integer primary key, child integer, at text)")
    base.execute("insert into child values (1, 'Amal')")
    base.executemany("insert into mark (child, at) values (1, ?)", [(f"day {n}",) for n in range(58)])
    base.execute("create index marks on mark (child)")
    base.commit()

    def page() -> bytes:
        (name,) = base.execute("select name from child where id = ?", (1,)).fetchone()
        rows = base.execute("select at from mark where child = ?", (1,)).fetchall()
        return PAGE.substitute(title=name, rows="".join(f"<li>{at}</li>" for (at,) in rows)).encode()

    return page


def durable_commit() -> Callable[[], object]:
    base = sqlite3.connect(VAR / "commit.sqlite3", isolation_level=None)
    base.execute("pragma journal_mode=wal")
    base.execute("create table entry (at text)")
    return lambda: base.execute("insert into entry values ('now')")


def signed_in(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "hearth.web.account.backend.StaffBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[second_factor.DEMO] = True
    session.create()
    return f"sessionid={session.session_key}"


def page(application: Any, path: str, cookie: str = "") -> Callable[[], bytes]:
    def get() -> bytes:
        seen: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": cookie,
            "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(), "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
        }  # fmt: skip
        answer = application(environ, lambda status, headers: seen.append(status))
        body = b"".join(answer)
        answer.close()
        if not seen[0].startswith("200"):
            raise SystemExit(f"{path} answered {seen[0]}")
        return body

    return get


def queries(work: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        work()
    return len(seen)


def measure(cast: people.Cast, size: str) -> list[tuple[str, str, float, int, int]]:
    application = get_wsgi_application()
    lead, leila = signed_in(cast.adult["Miss Okafor"]), signed_in(cast.adult["Leila"])
    pages = {
        "sign-in page": page(application, "/"),
        "list of children": page(application, "/children/", lead),
        "one child's page": page(application, f"/children/{cast.child['Amal'].pk}/", lead),
        "Today": page(application, "/today/", lead),
        "parent's home": page(application, "/home/", leila),
    }
    return [(name, size, cpu_ms(get), queries(get), len(get())) for name, get in pages.items()]


def refusals() -> Iterator[tuple[str, float]]:
    """CPU seconds until each of the files that would hurt the machine is refused."""
    for kind, written in DANGEROUS.items():
        path = VAR / "file"
        path.write_bytes(written())
        yield kind, float(read_apart(path)["seconds"] or 0)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    cast = people.assemble(measured=True)  # as the demo has it, with its year of measures
    dates.set_clock(dates.moment(people.DAY, "9:05"))
    floor, commit = cpu_ms(bare_page()), cpu_ms(durable_commit())
    papers = list(reports.lines(cast))
    rows = measure(cast, "60")
    crowd(cast, 2000)
    rows += measure(cast, "2,000")
    print(f"Floors of this run: bare Python page {floor:.3f} ms CPU, one row committed {commit:.3f} ms CPU.\n")
    print(f"{'page':<20}{'children':>9}{'CPU ms':>9}{'× bare page':>13}{'queries':>9}{'bytes':>9}")
    for name, size, ms, count, length in sorted(rows):
        print(f"{name:<20}{size:>9}{ms:>9.2f}{ms / floor:>13.0f}{count:>9}{length:>9}")
    slowest, seconds = max(refusals(), key=lambda one: one[1])
    print(f"\nDangerous files: {len(DANGEROUS)} refused; the slowest took {seconds:.2f} s CPU ({slowest}).")
    print("\n" + "\n".join(papers))
    print("\n" + "\n".join(wording.lines()))
    print("\n" + "\n".join(measures.lines(cast)))


main()
