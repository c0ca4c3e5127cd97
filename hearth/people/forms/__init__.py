"""What is typed about the people, one noun a file."""

from hearth.people.forms.adults import (
    AdultForm,
    DoorForm,
    EndForm,
    HeldForm,
    InvitationForm,
    LiftForm,
    NewAdultForm,
    RestrictionForm,
    RoleForm,
    SayForm,
)
from hearth.people.forms.reaching import ReachMeForm
from hearth.people.forms.requests import AnswerRequestForm, EnteredRequestForm, OwnSayForm, RequestForm
from hearth.people.forms.willing import WillingForm

__all__ = [
    "AdultForm", "AnswerRequestForm", "DoorForm", "EndForm", "EnteredRequestForm", "HeldForm", "InvitationForm",
    "LiftForm", "NewAdultForm", "OwnSayForm", "ReachMeForm", "RequestForm", "RestrictionForm", "RoleForm", "SayForm",
    "WillingForm",
]  # fmt: skip
