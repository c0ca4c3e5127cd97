"""Words to be read first, attacked: colleagues who moved on, and pages that forget which child they are about."""

import json
import re
from datetime import date, timedelta
from html import unescape

from django.db import transaction
from django.urls import reverse

from hearth.conversations import actions as conversations
from hearth.conversations.models import SecondLook
from hearth.people.models import Membership, User
from hearth.practice import actions as practice
from hearth.practice.models import Reflection
from hearth.records.cast import Cast
from hearth.schools.models import School
from tests.rules.matrix import MATRIX
from tests.web.signed_in import browser_of

YESTERDAY = date(2026, 11, 23)


def moves(somebody: User, away: School, to: School) -> None:
    here = Membership.objects.filter(user=somebody, school=away)
    Membership.objects.create(user=somebody, school=to, role="office", begins_on=here.earliest("begins_on").begins_on)
    here.update(ends_on=YESTERDAY)


def test_a_reader_who_only_works_elsewhere_by_now_no_longer_reads(rowan: Cast) -> None:
    pike, kaur = rowan.adult["Mrs Pike"], rowan.adult["Mrs Kaur"]
    look = conversations.ask_second_look(
        rowan.rowan, reader=pike, words="A letter to all families.", by=rowan.adult["Mr Reid"]
    )
    address = reverse("staff:second_look", args=[look.pk])
    assert browser_of(pike).get(address).status_code == 200
    moves(pike, rowan.rowan, kaur.roles[0].school)
    pike = type(pike).objects.get(pk=pike.pk)
    assert browser_of(pike).get(address).status_code == 404
    assert look not in SecondLook.objects.waiting_for(pike, kaur.roles[0].school)
    assert look in SecondLook.objects.visible_to(rowan.adult["Mr Reid"])


def test_a_supervisor_who_only_works_elsewhere_by_now_reads_no_reflection(rowan: Cast) -> None:
    """And the head, who leads everybody, never did."""
    bell, pike, elsewhere = rowan.adult["Mrs Bell"], rowan.adult["Mrs Pike"], rowan.adult["Mrs Kaur"].roles[0].school
    one = practice.write_reflection(
        rowan.rowan, after="phone", on=YESTERDAY, words={"happened": "It was short."}, by=bell
    )
    practice.share_reflection(
        one, school=rowan.rowan, supervisor=pike, meeting_on=YESTERDAY + timedelta(days=3), kept=False, by=bell
    )
    on = YESTERDAY + timedelta(days=1)
    assert one in Reflection.objects.shared_with(pike, on)
    assert one not in Reflection.objects.shared_with(rowan.adult["Mrs Marsh"], on)
    moves(pike, rowan.rowan, elsewhere)
    assert one not in Reflection.objects.shared_with(type(pike).objects.get(pk=pike.pk), on)


ABOUT_ONE = [row for row in MATRIX if row[1] == "GET" and row[4] and row[0].startswith("staff:")]


def test_every_box_on_a_page_about_a_child_knows_the_child(rowan: Cast) -> None:
    """Or any colleague could be asked to read it, the child's own mother in the office among them."""
    lost, found = [], 0
    for name, _way, arguments, who, about in ABOUT_ONE:
        reader = sorted(who.opens)[0]
        with transaction.atomic():
            page = (
                browser_of(rowan.adult[reader])
                .get(reverse(name, kwargs=arguments(rowan)))
                .content.decode(errors="replace")
            )
            transaction.set_rollback(True)
        for told in re.findall(r'(?:data-about|name="about" value)="({[^"]+)"', page):
            found += 1
            if json.loads(unescape(told))["child"] != rowan.child[about].pk:
                lost.append(name)
    assert found > 20 and not lost
