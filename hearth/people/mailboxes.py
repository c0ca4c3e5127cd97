"""Two adults may share a mailbox: what is written to the one, the other reads."""

from django.db.models import Q

from hearth.people.models import Relationship, User


def read_by_somebody_kept_away(adult: User, address: str) -> bool:
    """Whether an adult who is restricted around one of this adult's children has the same address. No letter, no
    invitation and no code goes there, whoever it is meant for; on paper and by voice it reaches the right person."""
    same = Q(adult__contact_email__iexact=address) | Q(adult__email__iexact=address)
    return bool(address) and Relationship.objects.kept_away_beside(adult).filter(same).exists()
