"""What goes wrong is written down by where and of what kind: a log is read by people who may not read a record."""

import io
import logging

from django.conf import settings
from django.db import DataError, IntegrityError

from hearth.base.logs import WithoutWords

FAILING = 'null value violates not-null constraint\nDETAIL:  Failing row contains (7, Amal, "He locks me in").'


def written(error: Exception) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutWords())
    log = logging.Logger("here")
    log.addHandler(handler)
    try:
        raise error
    except Exception:
        log.exception("Internal Server Error: %s", "/children/7/")
    return stream.getvalue()


def test_a_failing_row_is_never_in_the_log() -> None:
    said = written(IntegrityError(FAILING))
    assert "Amal" not in said and "locks" not in said
    assert "django.db.utils.IntegrityError" in said and "test_logs.py" in said and "/children/7/" in said


def test_nor_in_an_error_that_caused_another() -> None:
    try:
        try:
            raise DataError(FAILING)
        except DataError as first:
            raise ValueError(FAILING) from first
    except ValueError as second:
        said = written(second)
    assert "Amal" not in said
    assert said.index("DataError") < said.index("builtins.ValueError")


def test_an_address_that_is_a_key_is_written_without_its_code() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutWords())
    log = logging.Logger("here")
    log.addHandler(handler)
    log.warning("Too Many Requests: %s", "/answer/Zk3-x_9QpL/")
    assert stream.getvalue() == "Too Many Requests: /answer/…/\n"


def test_every_log_of_ours_is_written_so() -> None:
    handlers = settings.LOGGING["handlers"]
    assert {handler["formatter"] for handler in handlers.values()} == {"without_words"}
    assert settings.LOGGING["formatters"]["without_words"]["()"] == "hearth.base.logs.WithoutWords"
