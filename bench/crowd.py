"""A school of 2,000, made in bulk for the bench alone: each child with two adults."""

from hearth.people.models import Child, Relationship, User
from hearth.records.cast import Cast


def crowd(cast: Cast, size: int) -> None:
    missing = size - Child.objects.filter(school=cast.rowan).count()
    classes = list(cast.rowan.classes.all())
    children = Child.objects.bulk_create(
        Child(school=cast.rowan, forename=f"Child{n}", surname=f"Of{n % 97}", school_class=classes[n % len(classes)])
        for n in range(missing)
    )
    adults = User.objects.bulk_create(
        User(forename=f"Adult{n}", surname=f"Of{n % 97}", password="!") for n in range(2 * missing)
    )
    Relationship.objects.bulk_create(
        Relationship(child=children[n // 2], adult=adult, kind="carer", has_responsibility=True, lives_with=n % 2 == 0)
        for n, adult in enumerate(adults)
    )
