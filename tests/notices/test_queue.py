"""A letter is queued with the change that causes it, to those who may be written to, and gives nothing away."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from hearth.base import dates
from hearth.notices import post
from hearth.notices.actions import queue
from hearth.notices.models import Notice
from hearth.people.actions import restrict
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast


@pytest.fixture
def leila(rowan: Cast) -> Relationship:
    return rowan.between("Amal", "Leila")


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


def test_the_letter_and_its_task_are_written_together_or_not_at_all(leila: Relationship, lead: User) -> None:
    notices, tasks = Notice.objects.count(), DBTaskResult.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue(leila, kind="report_shared", by=lead)
        raise ZeroDivisionError
    assert (Notice.objects.count(), DBTaskResult.objects.count()) == (notices, tasks)
    queue(leila, kind="report_shared", by=lead)
    assert (Notice.objects.count(), DBTaskResult.objects.count()) == (notices + 1, tasks + 1)


@pytest.mark.parametrize("kind", sorted(post.KINDS))
def test_no_letter_names_a_child_a_room_or_a_reason(kind: str, rowan: Cast) -> None:
    subject, text = post.words(kind, school="Rowan Primary", phone="01632 960110", link="https://h.example/home/")
    assert subject.startswith("Rowan Primary: ")
    unsaid = {"nurture", "willow", "concern", "behaviour", "goal", "agreement", "review", *map(str.lower, rowan.child)}
    assert not unsaid & set((subject + text).lower().replace(".", " ").replace(",", " ").split())
    assert "https://h.example/home/" in text


def test_the_task_knows_a_number_and_nothing_else(leila: Relationship, lead: User) -> None:
    notice = queue(leila, kind="report_shared", by=lead)
    assert notice is not None
    task = DBTaskResult.objects.order_by("enqueued_at").last()
    assert task is not None
    assert task.args_kwargs == {"args": [notice.pk], "kwargs": {}}


def test_nothing_is_queued_for_somebody_who_is_not_to_be_written_to(leila: Relationship, lead: User) -> None:
    restrict(leila, with_order=False, note="Told us at the gate.", by=lead)
    leila.refresh_from_db()
    assert queue(leila, kind="report_shared", by=lead) is None


def test_nothing_is_queued_before_the_first_talk(leila: Relationship, lead: User) -> None:
    leila.spoke_first_on = leila.spoke_first_by = None
    assert queue(leila, kind="report_shared", by=lead) is None


@pytest.mark.parametrize("how", ["phone", "text", "gate"])
def test_whoever_wants_to_hear_another_way_is_rung_and_gets_no_mail(leila: Relationship, lead: User, how: str) -> None:
    leila.contact_how = how
    assert queue(leila, kind="report_shared", by=lead) is None


def test_a_letter_knows_its_moment_and_a_message_id_of_its_own(leila: Relationship, lead: User) -> None:
    one, two = queue(leila, kind="report_shared", by=lead), queue(leila, kind="report_shared", by=lead)
    assert one is not None and two is not None
    assert one.queued_at == dates.now()
    assert one.message_id != two.message_id
