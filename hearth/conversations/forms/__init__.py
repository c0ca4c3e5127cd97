"""What is typed about talk between home and school, one module a noun."""

from hearth.conversations.forms.contributions import ContributionForm, SoWeForm, TellForm
from hearth.conversations.forms.meetings import (
    AgreedForm,
    CallOffForm,
    ChooseForThemForm,
    ChooseTimeForm,
    InterpreterForm,
    NoneSuitsForm,
    OfferForm,
    TimesForm,
)
from hearth.conversations.forms.messages import MessageForm, TalkToUsForm, WriteBackForm
from hearth.conversations.forms.promises import KeptForm, LetGoForm, PromiseForm
from hearth.conversations.forms.questions import AnswerQuestionForm, MoreForm, PassForm, QuestionForm
from hearth.conversations.forms.talks import CallForm, TalkForm
from hearth.conversations.forms.worries import AnotherParentForm, BetterForm, EnteredQuestionForm, WorriesForm

__all__ = [
    "AnotherParentForm", "AnswerQuestionForm", "BetterForm", "CallForm", "ContributionForm", "EnteredQuestionForm",
    "KeptForm", "LetGoForm", "MessageForm", "MoreForm", "PassForm",
    "PromiseForm", "QuestionForm", "SoWeForm", "TalkForm", "TalkToUsForm", "TellForm", "WriteBackForm", "WorriesForm",
    "AgreedForm", "CallOffForm", "ChooseForThemForm", "ChooseTimeForm", "InterpreterForm", "NoneSuitsForm", "OfferForm",
    "TimesForm",
]  # fmt: skip
