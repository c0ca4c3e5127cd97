"""Every page parents open, under /home/."""

from django.urls import URLPattern, path

from hearth.web.parents import (
    agreement,
    asking_and_telling,
    concerns,
    goals,
    home,
    questions,
    reports,
    requests,
    trust,
)

app_name = "parents"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("children/<int:child_pk>/", home.child, name="child"),
    path("asks/<int:pk>/", agreement.ask, name="ask"),
    path("asks/<int:pk>/withdrawal/", agreement.take_back, name="take_back"),
    path("asks/<int:pk>/paper/", agreement.ask_paper, name="ask_paper"),
    path("children/<int:child_pk>/ask-us/", asking_and_telling.ask_us, name="ask_us"),
    path("questions/<int:pk>/helped/", asking_and_telling.question_helped, name="question_helped"),
    path("children/<int:child_pk>/tell-us/", asking_and_telling.tell_us, name="tell_us"),
    path("children/<int:child_pk>/worry/", concerns.new_concern, name="new_concern"),
    path("about-home/<int:pk>/", questions.questions, name="questions"),
    path("about-home/<int:pk>/draft/", questions.questions_draft, name="questions_draft"),
    path("about-home/<int:pk>/again/", questions.questions_again, name="questions_again"),
    path("goals/<int:pk>/", goals.goal, name="goal"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/report.pdf", reports.report_pdf, name="report_pdf"),
    path("children/<int:child_pk>/who-looked/", trust.who_looked, name="who_looked"),
    path("children/<int:child_pk>/requests/", requests.requests, name="requests"),
    path("requests/<int:pk>/copy/", requests.record_copy, name="record_copy"),
    path("who-sees-what/", trust.who_sees, name="who_sees"),
    path("speaking/", trust.speaking_note, name="speaking_note"),
    path("children/<int:child_pk>/speaking/", trust.speaking_note, name="speaking_note"),
]
