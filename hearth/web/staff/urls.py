"""Every staff page. Addresses name things; what changes something is a POST."""

from django.urls import URLPattern, path

from hearth.web.staff import agreements, family

app_name = "staff"
urlpatterns: list[URLPattern] = [
    path("children/<int:child_pk>/agreement/", agreements.agreement, name="agreement"),
    path("children/<int:child_pk>/agreement/ask/", agreements.new_ask, name="new_ask"),
    path("children/<int:child_pk>/agreement/child/", agreements.child_say, name="child_say"),
    path("children/<int:child_pk>/agreement/decision/", agreements.decide, name="decide"),
    path("asks/<int:pk>/answer/", agreements.enter_answer, name="enter_answer"),
    path("asks/<int:pk>/close/", agreements.close_ask, name="close_ask"),
    path("asks/<int:pk>/paper/", agreements.ask_paper, name="ask_paper"),
    path("answers/<int:pk>/visit/", agreements.note_visit, name="note_visit"),
    path("answers/<int:pk>/talk/", agreements.note_talk_back, name="note_talk_back"),
    path("children/<int:child_pk>/questions/", family.questions, name="questions"),
    path("questions/<int:pk>/", family.question, name="question"),
    path("questions/<int:pk>/pass/", family.pass_question, name="pass_question"),
    path("children/<int:child_pk>/promises/new/", family.new_promise, name="new_promise"),
    path("promises/<int:pk>/", family.promise, name="promise"),
    path("promises/<int:pk>/let-go/", family.let_promise_go, name="let_promise_go"),
    path("children/<int:child_pk>/told-us/", family.contributions, name="contributions"),
    path("children/<int:child_pk>/told-us/new/", family.new_contribution, name="new_contribution"),
    path("told-us/<int:pk>/", family.so_we, name="so_we"),
]
