"""How much of a file sent to us is kept on its way in: as much as we are willing to read, whoever sends it."""

from django.core.files.uploadhandler import FileUploadHandler

from hearth.exchange.files.limits import MOST_BYTES


class Bounded(FileUploadHandler):
    """Stands before the handlers that keep a file. What comes after the limit is let go; its length is still known,
    so that the form can say that it was too long."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MOST_BYTES else None

    def file_complete(self, file_size: int) -> None:
        return None
