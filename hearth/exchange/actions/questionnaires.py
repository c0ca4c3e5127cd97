"""A questionnaire of the school's own, from a file: handed in, looked at, and only then on the shelf."""

from hearth.assessments.actions.shelf import bring_own
from hearth.assessments.models import SchoolInstrument
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.runs import CHANGED_MEANWHILE, bytes_of, keep_file
from hearth.exchange.models import ImportRun
from hearth.exchange.xlsform import protected
from hearth.exchange.xlsform.document import Said, table
from hearth.exchange.xlsform.looking import look_at_form
from hearth.people.models import User
from hearth.schools.models import School


@change
def hand_in_form(school: School, *, file_name: str, data: bytes, by: User) -> ImportRun:
    """The file is kept to be looked at, for a day. One that cannot be a questionnaire here is refused at once."""
    look_at_form(school, data, file_name)
    return keep_file(school, file_name=file_name, data=data, kind=ImportRun.FORM, made_at=None, by=by)


@change
def confirm_form(run: ImportRun, *, seen: str, said: Said, by: User) -> SchoolInstrument:
    """All of it or nothing, as it was looked at. The same form again adds nothing; a changed one is a new version."""
    look = look_at_form(run.school, bytes_of(run), run.file_name)
    if look.token != seen:
        raise RuleBroken(CHANGED_MEANWHILE)
    if stopped := protected.named_in([("The title", said.title), ("The owner", said.owner)]):
        raise RuleBroken(stopped)
    before = look.newest.version if look.newest else 0
    own = bring_own(
        run.school, table=table(look.draft, said, look.key), file_name=run.file_name, rights_words=said.rights_words,
        by=by,
    )  # fmt: skip
    run.file, run.confirmed_at, run.confirmed_by = None, dates.now(), by
    run.added = len(look.draft.items) if own.version > before else 0
    run.left_alone, run.refused = len(look.draft.items) - run.added, len(look.draft.left_out)
    run.save()
    return own
