"""API addresses of the where part; included under /api/v1/."""

urlpatterns = []
