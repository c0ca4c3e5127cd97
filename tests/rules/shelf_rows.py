"""What the shelf's pages are opened with in the matrix: a form that waits, a word, a band, an own questionnaire."""

from hearth.assessments.actions import shelf
from hearth.assessments.models import Attestation
from hearth.exchange.actions.questionnaires import confirm_form, hand_in_form
from hearth.exchange.xlsform.document import Said
from hearth.exchange.xlsform.looking import look_at_form
from hearth.records.cast import Cast

A_FORM = b"type,name,label\ntext,likes,What do you like?\n"


def waiting_form(cast: Cast) -> int:
    return hand_in_form(cast.rowan, file_name="form.csv", data=A_FORM, by=cast.adult["Miss Okafor"]).pk


def our_word(cast: Cast) -> Attestation:
    standing = Attestation.objects.standing().filter(school=cast.rowan, instrument_key="sdq-teacher").first()
    if standing is not None:
        return standing
    words = {"instrument_key": "sdq-teacher", "words": "A licence, in the office."}
    return shelf.give_word(cast.rowan, **words, by=cast.adult["Miss Okafor"])


def our_band(cast: Cast) -> int:
    our_word(cast)
    facts = {"instrument_key": "sdq-teacher", "strand": "conduct", "lowest": 0, "highest": 1, "words": "as most"}
    return shelf.enter_band(cast.rowan, **facts, by=cast.adult["Miss Okafor"]).pk


def our_own_measure(cast: Cast) -> int:
    lead = cast.adult["Miss Okafor"]
    said = Said("Likes", "staff", 4, 11, 2, "Rowan Primary", "Our own", "We wrote it.")
    run = hand_in_form(cast.rowan, file_name="form.csv", data=A_FORM, by=lead)
    seen = look_at_form(cast.rowan, A_FORM, "form.csv").token
    return confirm_form(run, seen=seen, said=said, by=lead).pk
