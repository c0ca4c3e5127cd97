from django.urls import include, path

urlpatterns = [path("", include("hearth.web.urls"))]
