"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from tracker_server.privacy.pages import desk, legal_pages, mine

urlpatterns = [
    path("my-data/", mine.mine, name="my_data"),
    path("my-data/export", mine.exported, name="my_export"),
    path("receipts/<uuid:receipt_id>/", mine.receipt, name="receipt"),
    path("requests/", desk.listed, name="requests"),
    path("requests/<uuid:request_id>/", desk.one, name="request"),
    path("flags/", desk.flags, name="flags"),
    path("acknowledgements/", desk.acknowledgements, name="acknowledgements"),
    path("legal/", legal_pages.legal_requests, name="legal"),
    path("legal/<uuid:request_id>/export", legal_pages.legal_file, name="legal_export"),
]
