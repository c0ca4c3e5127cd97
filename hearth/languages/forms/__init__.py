"""What is typed about other languages, one module a noun."""

from hearth.languages.forms.linguists import LinguistForm
from hearth.languages.forms.phrases import PhraseForm
from hearth.languages.forms.readings import ReadingForm
from hearth.languages.forms.translations import (
    AskTranslationForm,
    LetTranslationGoForm,
    PassTranslationForm,
    TranslationForm,
)

__all__ = [
    "AskTranslationForm", "LetTranslationGoForm", "LinguistForm", "PassTranslationForm", "PhraseForm", "ReadingForm",
    "TranslationForm",
]  # fmt: skip
