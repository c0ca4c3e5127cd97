"""Every address of measures, one block a module. The names are the staff side's own: `staff:measures`."""

from django.urls import URLPattern, path

from hearth.web.staff.measures import (
    change,
    class_look,
    evidence,
    fhir,
    learning,
    learning_import,
    licences,
    own,
    reports,
    scores,
    scores_import,
    shelf,
)

urlpatterns: list[URLPattern] = [
    path("children/<int:child_pk>/change/", change.over_time, name="change"),
    # The shelf, licences, files in and out
    path("measures/", shelf.measures, name="measures"),
    path("measures/bring/", own.bring_forms, name="bring_forms"),
    path("measures/bring/<int:pk>/", own.bring_form, name="bring_form"),
    path("measures/bring/<int:pk>/aside/", own.bring_form_aside, name="bring_form_aside"),
    path("measures/own/<int:pk>/shelf/", shelf.take_down, name="take_down_measure"),
    path("measures/<slug:key>/licence/", licences.licence, name="licence"),
    path("measures/<slug:key>/maxima/", licences.maxima, name="maxima"),
    path("measures/<slug:key>/bands/", licences.band, name="band"),
    path("measures/words/<int:pk>/end/", licences.licence_end, name="licence_end"),
    path("measures/bands/<int:pk>/out/", licences.band_out, name="band_out"),
    path("measures/<slug:key>/<int:version>/", shelf.measure, name="measure"),
    path("measures/<slug:key>/<int:version>/paper/", shelf.measure_paper, name="measure_paper"),
    path("measures/<slug:key>/<int:version>/form.xlsx", own.measure_xlsx, name="measure_xlsx"),
    path("measures/<slug:key>/<int:version>/fhir.json", fhir.measure_fhir, name="measure_fhir"),
    path("assessments/<int:pk>/fhir.json", fhir.answers_fhir, name="answers_fhir"),
    path("children/<int:child_pk>/measures/", scores.other_measures, name="other_measures"),
    path("children/<int:child_pk>/measures/<slug:key>/", scores.enter_scores, name="enter_scores"),
    # Reports of a child
    path("children/<int:child_pk>/reports/", reports.reports, name="reports"),
    path("children/<int:child_pk>/reports/what-helps/", reports.what_helps_page, name="what_helps"),
    path("children/<int:child_pk>/reports/what-helps/pdf/", reports.what_helps_pdf, name="what_helps_pdf"),
    path("children/<int:child_pk>/reports/review/", reports.pack, name="review_pack"),
    path("children/<int:child_pk>/reports/review/pdf/", reports.pack_pdf, name="review_pack_pdf"),
    path("children/<int:child_pk>/reports/review/<int:pk>/", reports.home_pack, name="home_pack"),
    path("children/<int:child_pk>/reports/review/<int:pk>/pdf/", reports.home_pack_pdf, name="home_pack_pdf"),
    path("children/<int:child_pk>/reports/support/", reports.support, name="support_plan"),
    path("children/<int:child_pk>/reports/support/pdf/", reports.support_pdf, name="support_plan_pdf"),
    # A look at a whole class.
    path("classes/", class_look.class_looks, name="class_looks"),
    path("classes/<int:pk>/look/", class_look.begin_class_look, name="begin_class_look"),
    path("class-looks/<int:pk>/", class_look.class_look, name="class_look"),
    path("class-looks/<int:pk>/draft/", class_look.class_look_draft, name="class_look_draft"),
    path("class-looks/children/<int:pk>/", class_look.talk_child_over, name="talk_child_over"),
    # A spreadsheet of scores.
    path("scores/", scores_import.scores_files, name="scores_files"),
    path("scores/<int:pk>/", scores_import.scores_file, name="scores_file"),
    path("scores/<int:pk>/columns/", scores_import.scores_columns, name="scores_columns"),
    path("scores/<int:pk>/aside/", scores_import.scores_aside, name="scores_aside"),
    path("scores/empty/<slug:key>.xlsx", scores_import.scores_sheet, name="scores_sheet"),
    # What changed, sessions lost, what it costs
    path("measures/what-changed/", evidence.evidence, name="evidence"),
    path("group/<int:pk>/what-changed/", evidence.group_evidence, name="group_evidence"),
    path("group/<int:pk>/lost-sessions/", evidence.lost_session, name="lost_session"),
    path("group/lost-sessions/<int:pk>/out/", evidence.take_back_lost_session, name="take_back_lost_session"),
    path("group/<int:pk>/costs/", evidence.group_costs, name="group_costs"),
    path("group/costs/<int:pk>/out/", evidence.take_out_cost, name="take_out_cost"),
    # How learning goes.
    path("children/<int:child_pk>/learning/", learning.learning, name="learning"),
    path("learning/<int:pk>/", learning.learning_note, name="learning_note"),
    path("attainment/", learning_import.learning_files, name="learning_files"),
    path("attainment/<int:pk>/", learning_import.learning_file, name="learning_file"),
    path("attainment/<int:pk>/columns/", learning_import.learning_columns, name="learning_columns"),
    path("attainment/<int:pk>/aside/", learning_import.learning_aside, name="learning_aside"),
]
