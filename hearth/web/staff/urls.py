"""Every staff page. Addresses name things; what changes something is a POST."""

from django.urls import URLPattern, path

from hearth.web.staff import agreements, assessments, children, concerns, family, journeys, talks, today

app_name = "staff"
urlpatterns: list[URLPattern] = [
    path("today/", today.today, name="today"),
    path("children/", children.children, name="children"),
    path("children/<int:child_pk>/", children.child, name="child"),
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
    path("children/<int:child_pk>/assessments/", assessments.side_by_side, name="assessments"),
    path("children/<int:child_pk>/assessments/ask/", assessments.ask_for_assessment, name="ask_for_assessment"),
    path("assessments/<int:pk>/", assessments.assessment, name="assessment"),
    path("assessments/<int:pk>/draft/", assessments.assessment_draft, name="assessment_draft"),
    path("assessments/<int:pk>/sharing/", assessments.child_words, name="child_words"),
    path("assessments/<int:pk>/let-go/", assessments.let_go, name="let_assessment_go"),
    path("concerns/", concerns.concern_list, name="concerns"),
    path("concerns/new/", concerns.new_concern, name="new_concern"),
    path("concerns/<int:pk>/talk/", concerns.talk_over, name="talk_over"),
    path("children/<int:child_pk>/concerns/new/", concerns.concern_for, name="concern_for"),
    path("children/<int:child_pk>/journey/new/", journeys.begin_journey, name="begin_journey"),
    path("children/<int:child_pk>/journey/steps/", journeys.step, name="step"),
    path("children/<int:child_pk>/journey/end/", journeys.close_journey, name="close_journey"),
    path("children/<int:child_pk>/talks/new/", talks.new_talk, name="new_talk"),
    path("children/<int:child_pk>/talks/words/", talks.talk_script, name="talk_script"),
]
