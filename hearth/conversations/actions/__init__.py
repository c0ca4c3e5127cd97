"""Every change to what is said between home and school, one module a noun; used as `conversations.record_talk(…)`."""

from hearth.conversations.actions.talks import record_talk

__all__ = ["record_talk"]
