"""What matters most is not read in a language until a qualified reader has signed it; what is translated says so."""

import re

import pytest

from hearth.agreements.models import Ask
from hearth.base import dates
from hearth.languages import actions as languages
from hearth.languages import catalogue, texts
from hearth.languages.models import Linguist, Reading
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.schools.models import School
from tests.web.signed_in import browser_of

URDU = catalogue.find("ur")
assert URDU is not None


def sign(school: School, text: str, *, by: User) -> None:
    """As it stands, whoever wrote what is missing: the signature alone is tried here."""
    Reading.objects.create(
        school=school, language="ur", text=text, digest=texts.of(URDU)[text].digest, reads_well=True, by=by,
        qualification="Diploma in Public Service Interpreting", read_at=dates.now(),
    )  # fmt: skip


def ask_of_leila(cast: Cast) -> str:
    return f"/home/asks/{Ask.objects.filter(adult=cast.adult['Leila']).latest('pk').pk}/"


def body(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def test_an_unsigned_agreement_is_in_english_and_says_why_in_urdu(rowan: Cast) -> None:
    html = browser_of(rowan.adult["Leila"]).get(ask_of_leila(rowan)).content.decode()
    assert '<html lang="ur" dir="rtl">' in html
    assert '<div lang="en-GB" dir="ltr">' in body(html)
    held = body(html)[: body(html).index('<div lang="en-GB"')]
    assert rowan.adult["Leila"].interpreter in held and "/ask-us/" in held
    assert "read-over" not in html


def test_a_signed_agreement_is_in_urdu_with_the_readers_name(rowan: Cast) -> None:
    sign(rowan.rowan, "agreement", by=rowan.adult["Miss Okafor"])
    html = browser_of(rowan.adult["Leila"]).get(ask_of_leila(rowan)).content.decode()
    assert '<html lang="ur" dir="rtl">' in html
    assert '<div lang="en-GB" dir="ltr"><div' not in body(html)
    line = re.search(r'<p class="small soft read-over">(.*?)</p>', html)
    assert line and "Miss Okafor" in line[1] and "Diploma in Public Service Interpreting" in line[1]


def test_a_signature_ends_with_the_words_it_was_under(rowan: Cast) -> None:
    sign(rowan.rowan, "agreement", by=rowan.adult["Miss Okafor"])
    assert texts.is_signed_off(rowan.rowan, URDU, "agreement")
    Reading.objects.update(digest="0" * 64)
    assert not texts.is_signed_off(rowan.rowan, URDU, "agreement")
    assert 'lang="en-GB" dir="ltr"' in body(browser_of(rowan.adult["Leila"]).get(ask_of_leila(rowan)).content.decode())


def test_a_later_no_takes_the_signature_back(rowan: Cast) -> None:
    sign(rowan.rowan, "agreement", by=rowan.adult["Miss Okafor"])
    Reading.objects.create(
        school=rowan.rowan, language="ur", text="agreement", digest=texts.of(URDU)["agreement"].digest,
        words="Line 3.", reads_well=False, by=rowan.adult["Miss Okafor"], qualification="x", read_at=dates.now(),
    )  # fmt: skip
    assert not texts.is_signed_off(rowan.rowan, URDU, "agreement")


def test_another_schools_signature_does_not_count_here(rowan: Cast) -> None:
    sign(rowan.hazel, "agreement", by=rowan.adult["Miss Okafor"])
    assert not texts.is_signed_off(rowan.rowan, URDU, "agreement")
    assert 'lang="en-GB" dir="ltr"' in body(browser_of(rowan.adult["Leila"]).get(ask_of_leila(rowan)).content.decode())


def test_english_needs_no_signature(rowan: Cast) -> None:
    assert texts.is_signed_off(rowan.rowan, catalogue.ENGLISH, "agreement")
    html = browser_of(rowan.adult["Tom"]).get("/home/").content.decode()
    assert "read-over" not in html


def test_a_page_says_that_nobody_has_read_it_over(rowan: Cast) -> None:
    html = browser_of(rowan.adult["Leila"]).get("/home/").content.decode()
    assert html.count('class="small soft read-over"') == 1


def test_safety_is_never_hidden(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    path = f"/home/children/{amal.pk}/worry/"
    html = browser_of(rowan.adult["Leila"]).get(path).content.decode()
    assert re.search(r'<div lang="en-GB" dir="ltr"><p class="small soft who-reads">.*ring 999', html)
    assert '<div lang="ur" dir="rtl"><p class="small soft who-reads">' in html
    sign(rowan.rowan, "safety", by=rowan.adult["Miss Okafor"])
    html = browser_of(rowan.adult["Leila"]).get(path).content.decode()
    assert html.count("who-reads") == 1 and 'lang="en-GB" dir="ltr"><p' not in html


@pytest.fixture
def reader(rowan: Cast) -> User:
    """Somebody named for Urdu, whoever it is."""
    user = rowan.adult["Mr Osei"]
    Linguist.objects.create(
        school=rowan.rowan, user=user, language="ur", qualification="Degree in Urdu", since=dates.today()
    )
    return user


def read(cast: Cast, text: str, by: User, **more: object) -> Reading:
    said = {"language": "ur", "digest": texts.of(URDU)[text].digest, "reads_well": False, "words": "Not clear."} | more
    return languages.read_over(cast.rowan, text=text, by=by, **said)


def test_what_is_wrong_is_kept_with_who_said_so(rowan: Cast, reader: User) -> None:
    row = read(rowan, "agreement", reader)
    assert (row.words, row.qualification, row.reads_well) == ("Not clear.", "Degree in Urdu", False)


def test_only_those_named_for_that_language_read_over(rowan: Cast, reader: User) -> None:
    for by, language in ((rowan.adult["Miss Okafor"], "ur"), (reader, "pl")):
        with pytest.raises(Exception, match="named for that language"):
            read(rowan, "agreement", by, language=language)
    Linguist.objects.filter(user=reader).update(ended_on=dates.today())
    with pytest.raises(Exception, match="named for that language"):
        read(rowan, "agreement", reader)


def test_a_text_that_changed_meanwhile_is_read_once_more(rowan: Cast, reader: User) -> None:
    with pytest.raises(Exception, match="has changed since"):
        read(rowan, "agreement", reader, digest="0" * 64)


def test_what_is_wrong_needs_words(rowan: Cast, reader: User) -> None:
    with pytest.raises(Exception, match="Say what is wrong"):
        read(rowan, "agreement", reader, words=" ")
