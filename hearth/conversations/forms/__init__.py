"""What is typed about talk between home and school, one module a noun."""

from hearth.conversations.forms.contributions import ContributionForm, SoWeForm, TellForm
from hearth.conversations.forms.promises import KeptForm, LetGoForm, PromiseForm
from hearth.conversations.forms.questions import AnswerQuestionForm, MoreForm, PassForm, QuestionForm
from hearth.conversations.forms.talks import GoodNewsForm, TalkForm

__all__ = [
    "AnswerQuestionForm", "ContributionForm", "GoodNewsForm", "KeptForm", "LetGoForm", "MoreForm", "PassForm",
    "PromiseForm", "QuestionForm", "SoWeForm", "TalkForm", "TellForm",
]  # fmt: skip
