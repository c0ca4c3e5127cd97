from django.urls import include, path

urlpatterns = [
    path("", include("hearth.web.account.urls")),
    path("home/", include("hearth.web.parents.urls")),
    path("", include("hearth.web.staff.urls")),
]
