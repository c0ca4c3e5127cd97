"""Hearth: nurture groups with the parent beside the school."""

import sys

# Two processes, web and worker, share one database file. SQLite before 3.51.3 can corrupt its
# write-ahead log in just that pattern, so where a newer library is packaged we use it everywhere.
try:
    import pysqlite3
    import pysqlite3.dbapi2
except ImportError:  # no wheel for this machine: a system check says so
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
