"""What is wrong with answers, in sentences for the person who gives them."""

from collections.abc import Iterator, Mapping

from hearth.assessments.instrument import Instrument, Question

# No measure we know of reaches it: a slip of the finger does.
MOST_OF_ALL = 1000


def wrong_answers(instrument: Instrument, answers: Mapping[str, str]) -> Iterator[str]:
    """One sentence a mistake. An answer left blank is none."""
    asked = {question.id: question for question in instrument.questions}
    for item, given in answers.items():
        if not given:
            continue
        if item not in asked:
            yield (
                f"“{item}” is not asked in “{instrument.title}”, version {instrument.version}. "
                "These answers may belong to another version."
            )
        elif sentence := wrong_answer(asked[item], given):
            yield sentence
    yield from _too_much_together(instrument, answers)


def wrong_answer(question: Question, given: str) -> str:
    if question.kind == "number":
        return _wrong_number(question, given)
    if question.options and question.option(given) is None:
        on_offer = ", ".join(f"“{option.label}”" for option in question.options)
        return f"“{question.text}”: “{given}” is not an answer of this version. It offers {on_offer}."
    return ""


def _wrong_number(question: Question, given: str) -> str:
    if not (given.isascii() and given.isdecimal()):
        return f"“{question.text}”: type a whole number, 0 or more, and not “{given}”."
    most = MOST_OF_ALL if question.most is None else question.most
    if int(given) > most:
        return f"“{question.text}” cannot be more than {most}. You typed {given}: please look at the form again."
    return ""


def _too_much_together(instrument: Instrument, answers: Mapping[str, str]) -> Iterator[str]:
    """A whole section has a limit even where nobody has said what each strand can reach."""
    for section, questions in instrument.by_section():
        numbers = [answers.get(one.id, "") for one in questions if one.kind == "number"]
        together = sum(int(one) for one in numbers if one.isascii() and one.isdecimal())
        if section.most is not None and together > section.most:
            yield (
                f"“{section.title}” comes to {together} and cannot come to more than {section.most}. "
                "Please look at the form again."
            )
