from django.urls import include, path

from hearth.web import answering, scanned

urlpatterns = [
    path("", include("hearth.web.account.urls")),
    path("answer/<str:code>/", answering.answer, name="answer"),
    path("scan/<slug:code>/", scanned.scanned, name="scanned"),
    path("home/", include("hearth.web.parents.urls")),
    path("", include("hearth.web.staff.urls")),
]
