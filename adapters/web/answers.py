"""How the room answers over HTTP: JSON by orjson, refusals in one shape with a fitting status."""

import orjson
from pydantic import BaseModel
from starlette.responses import Response

from adapters.telemetry.metrics import Metrics
from adapters.web.fields import Told
from adapters.web.rejections import STATUS_OF_KIND, Rejected, RetryLater
from domain.refusals import Refusal


class ErrorBody(Told):
    """What was refused: a `code` for programs, a `message` for people, seconds to wait where waiting helps."""

    code: str
    message: str
    retry_after: float | None = None


class ErrorAnswer(Told):
    """Every refusal over HTTP."""

    error: ErrorBody


def encode(value: object) -> bytes:
    """JSON of plain values, dataclasses and pydantic models; what a model was not given is left out."""
    return orjson.dumps(value, default=_told)


def _told(value: object) -> object:
    if isinstance(value, BaseModel):
        return {name: item for name, item in value if name in value.model_fields_set}
    raise TypeError(f"{type(value).__name__} is not JSON")


def error_of(refusal: Refusal) -> ErrorBody:
    """The refusal as clients read it."""
    if isinstance(refusal, RetryLater):
        return ErrorBody(code=refusal.code, message=refusal.message, retry_after=round(refusal.retry_after, 3))
    return ErrorBody(code=refusal.code, message=refusal.message)


def answer(value: object, status: int = 200) -> Response:
    """A JSON response that nobody caches."""
    return Response(encode(value), status, {"Cache-Control": "no-store"}, media_type="application/json")


def refuse(refusal: Refusal, metrics: Metrics) -> Response:
    """A refusal in the one shape, counted by its code."""
    metrics.refused.labels(refusal.code).inc()
    if not isinstance(refusal, Rejected):
        return answer(ErrorAnswer(error=error_of(refusal)), STATUS_OF_KIND[refusal.kind])
    response = answer(ErrorAnswer(error=error_of(refusal)), refusal.status)
    response.headers.update(refusal.headers)
    return response
