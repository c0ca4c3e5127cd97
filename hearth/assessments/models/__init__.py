"""Questionnaires asked and answered, their scores, looks at a whole class, and notes on learning."""

from hearth.assessments.models.answers import Assessment, AssessmentQuerySet
from hearth.assessments.models.class_looks import ChildLook, ClassLook
from hearth.assessments.models.learning import LearningNote
from hearth.assessments.models.scores import Score
from hearth.assessments.models.shelf import Attestation, Band, Maximum, SchoolInstrument

__all__ = [
    "Assessment",
    "AssessmentQuerySet",
    "Attestation",
    "Band",
    "ChildLook",
    "ClassLook",
    "LearningNote",
    "Maximum",
    "SchoolInstrument",
    "Score",
]
