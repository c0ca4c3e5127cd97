"""What this school wants said of words: the rules that come with Hearth, those it silenced, its own, and its terms."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.conversations import actions as conversations
from hearth.conversations import own_words
from hearth.conversations.forms.words import OwnRuleForm, OwnTermForm, SilenceForm
from hearth.conversations.models import OwnRule, OwnTerm, SilencedRule
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may
from hearth.wording import learned, rulebook
from hearth.wording.rulebook import Code, Rule

MAY = Permission.KEEP_WORDS


@dataclass(frozen=True)
class Kind:
    """One of the thirteen, with what looks for it here."""

    code: Code
    rules: list[tuple[Rule, str, SilencedRule | None]]
    """Each with its name in words, and who silenced it."""
    own: list[tuple[OwnRule, bool]]
    """Each with whether this version of Hearth can read it."""

    @property
    def silent(self) -> int:
        return sum(silenced is not None for _, _, silenced in self.rules)


def name_of(rule: Rule) -> str:
    return rule.id.partition("/")[2].replace("-", " ")


@staff_may(Permission.MIND_WORDS)
def about_words(request: SignedIn) -> HttpResponse:
    """What the helper does, and what it does not."""
    return render(request, "staff/words_about.html")


@staff_may(MAY)
def our_words(request: SignedIn) -> HttpResponse:
    here, book = {"school": request.school}, rulebook.shipped()
    silenced = {one.rule: one for one in SilencedRule.objects.in_force().filter(**here).select_related("by")}
    own = list(OwnRule.objects.in_force().filter(**here).select_related("by"))
    kinds = [
        Kind(
            code,
            [(rule, name_of(rule), silenced.get(rule.id)) for rule in book.rules if rule.code == code.id],
            [(one, own_words.as_rule(one) is not None) for one in own if one.code == code.id],
        )
        for code in book.codes.values()
    ]
    terms = OwnTerm.objects.in_force().filter(**here).order_by("term")
    return render(request, "staff/words_ours.html", {
        "kinds": kinds, "terms": terms, "learned": learned.SILENT, "learned_silent": silenced.get(learned.SILENT),
    })  # fmt: skip


@staff_may(MAY)
def silence_rule(request: SignedIn, rule: str) -> HttpResponse:
    known = {one.id: one for one in rulebook.shipped().rules}
    if rule not in known and rule != learned.SILENT:
        raise Http404
    form = SilenceForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.silence_rule(request.school, rule=rule, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("It is silent now. It can speak again on any day."))
        return redirect("staff:our_words")
    one = known.get(rule)
    code = rulebook.shipped().codes[one.code] if one else None
    return render(
        request,
        "staff/words_silence.html",
        {"form": form, "rule": one, "code": code, "name": name_of(one) if one else ""},
    )


@require_POST
@staff_may(MAY)
def let_rule_speak(request: SignedIn, pk: int) -> HttpResponse:
    silenced = get_object_or_404(SilencedRule.objects.in_force().filter(school=request.school), pk=pk)
    conversations.let_rule_speak(silenced, by=request.user)
    messages.success(request, _("It speaks again."))
    return redirect("staff:our_words")


@staff_may(MAY)
def new_own_rule(request: SignedIn) -> HttpResponse:
    form = OwnRuleForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.add_own_rule(request.school, **form.facts(), by=request.user)
    ):
        messages.success(request, _("The rule speaks from now on, in every box."))
        return redirect("staff:our_words")
    return render(request, "staff/words_rule.html", {"form": form})


@require_POST
@staff_may(MAY)
def end_own_rule(request: SignedIn, pk: int) -> HttpResponse:
    own = get_object_or_404(OwnRule.objects.in_force().filter(school=request.school), pk=pk)
    conversations.end_own_rule(own, by=request.user)
    messages.success(request, _("The rule has ended."))
    return redirect("staff:our_words")


@staff_may(MAY)
def new_own_term(request: SignedIn) -> HttpResponse:
    form = OwnTermForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: conversations.add_own_term(request.school, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("The term is in the list."))
        return redirect("staff:our_words")
    return render(request, "staff/words_term.html", {"form": form})


@require_POST
@staff_may(MAY)
def end_own_term(request: SignedIn, pk: int) -> HttpResponse:
    term = get_object_or_404(OwnTerm.objects.in_force().filter(school=request.school), pk=pk)
    conversations.end_own_term(term, by=request.user)
    messages.success(request, _("The term is out of the list."))
    return redirect("staff:our_words")
