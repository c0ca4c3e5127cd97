"""A file of children holds every family's address. Nobody who forgets it leaves it lying here."""

from datetime import timedelta

from django.core.management import call_command

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.exchange.actions import hand_in
from hearth.exchange.models import ImportRun
from hearth.records.cast import Cast

SHEET = b"UPN,Forename,Surname,Class\nN999990120001,Ann,Invented,9Z\n"


def test_a_file_nobody_came_back_to_is_let_go_after_a_day_by_the_timer(rowan: Cast) -> None:
    run = hand_in(rowan.rowan, file_name="list.csv", data=SHEET, by=rowan.adult["Miss Okafor"])
    call_command("tick")
    assert ImportRun.objects.get(pk=run.pk).file is not None
    with dates.at(dates.now() + timedelta(days=1, minutes=1)):
        call_command("tick")
        assert ImportRun.objects.get(pk=run.pk).file is None
        entries = Entry.objects.count()
        call_command("tick")
        assert Entry.objects.count() == entries, "where there is nothing to let go, nothing is written down"
