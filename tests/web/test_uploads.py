"""A file too long is let go on its way in, before anybody asks who sent it; and the page says so in one sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

from hearth.exchange.files.limits import MEGABYTE, MOST_BYTES
from hearth.exchange.models import ImportRun
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


def test_no_more_of_it_is_kept_than_we_would_read(rowan: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    receive = TemporaryFileUploadHandler.receive_data_chunk

    def counted(self: TemporaryFileUploadHandler, raw_data: bytes, start: int) -> None:
        kept.append(len(raw_data))
        receive(self, raw_data, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", counted)
    file = SimpleUploadedFile("list.csv", b"a" * (MOST_BYTES + 6 * MEGABYTE))
    page = browser_of(rowan.adult["Miss Okafor"]).post(reverse("staff:imports"), {"file": file})
    assert "This file is too big to be a list of children" in page.content.decode()
    assert sum(kept) <= MOST_BYTES + MEGABYTE
    assert not ImportRun.objects.waiting().exists()
