"""The first password of somebody who works here: a link that only they get, good for three days.

It goes out at once and is kept nowhere: a link that opens an account does not belong in a table."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from hearth.notices import post
from hearth.people.models import User
from hearth.schools.models import School


def link(user: User) -> str:
    token = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token})
    return str(settings.SITE_URL + path)


def send(user: User, *, school: School) -> post.Trouble | None:
    """None when it went out; otherwise why not, in a sentence. The link can be asked for again at the door."""
    if not user.email:
        return post.Trouble("There is no address to send it to.", for_good=True)
    subject, text = post.words("first_password", school=school.outside, phone=school.phone, link=link(user))
    return post.post(
        post.letter(school=school.outside, to=user.email, subject=subject, text=text, message_id=post.new_message_id())
    )
