"""How an error is written down: where it happened and of what kind, and never what was in it. A database says in its
message which row failed, with everything in that row; a reader of files says which words it could not read. And an
address that is a key by itself, to answer without signing in, is written down without its code."""

import logging
import re
import traceback
from types import TracebackType

Error = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


KEY = re.compile(r"/answer/[^/\s]+")


class WithoutWords(logging.Formatter):
    """Each error of the chain, the first one first, by its trace and its kind."""

    def format(self, record: logging.LogRecord) -> str:
        return KEY.sub("/answer/…", super().format(record))

    def formatException(self, ei: Error) -> str:
        return "\n".join(_told(error) for error in reversed(_chain(ei[1])))


def _told(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"Traceback:\n{''.join(traceback.format_tb(error.__traceback__))}{kind}"


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found
