"""The API's own document (OpenAPI 3.1): what is the same for every route, and the bodies that we read ourselves."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI, Schema
from ninja.operation import Operation
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from tracker_core.messages import DISCOVERY_PATH
from tracker_server.api.schemas import Discovery, Problem

REF = "#/components/schemas/{model}"
ERRORS = ("4XX", "5XX")


class DescribedApi(NinjaAPI):
    """Describes itself whole: error replies for each route, and the discovery document beside the routes."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of its function."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **arguments: Any) -> Any:
        """ninja's, and what it cannot know."""
        schema = super().get_openapi_schema(**arguments)
        found: set[type[BaseModel]] = {Problem, Discovery}
        schema["paths"][DISCOVERY_PATH] = {"get": _discovery()}
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"] |= {status: {"$ref": "#/components/responses/Problem"} for status in ERRORS}
                taken = operation.pop(TAKEN, None)
                if taken is not None:
                    found.add(taken)
                    operation["requestBody"] = {"required": True, "content": _json(taken)}
        ordered = sorted(found, key=lambda model: model.__name__)
        _, made = models_json_schema([(model, "validation") for model in ordered], ref_template=REF)
        components = schema["components"]
        components["schemas"] = dict(sorted({**components.get("schemas", {}), **made["$defs"]}.items()))
        components["responses"] = {
            "Problem": {
                "description": "What went wrong; Retry-After says when it may go well.",
                "content": {"application/problem+json": _json(Problem)["application/json"]},
            }
        }
        return schema


TAKEN = "x-taken"


def takes(model: type[Schema]) -> dict[str, Any]:
    """For a route's ``openapi_extra``: its body is ``model``, and the route reads it by itself."""
    return {TAKEN: model}


def _json(model: type[Schema]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": REF.format(model=model.__name__)}}}


def _discovery() -> dict[str, Any]:
    return {
        "operationId": "discovery",
        "summary": "Everything a device needs to sign in and sync",
        "responses": {200: {"description": "OK", "content": _json(Discovery)}},
        "security": [],
    }
