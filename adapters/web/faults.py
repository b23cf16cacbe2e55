"""Which answer each kind of exception gets; none leaves the adapter as a traceback."""

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from adapters.telemetry.metrics import Metrics
from adapters.web.answers import ErrorAnswer, ErrorBody, answer, refuse
from adapters.web.headers import security_headers
from adapters.web.rejections import Busy, JournalOutOfReach, MethodNotAllowed, NoSuchRoute
from application.ports import JournalUnavailable
from application.tables import RoomBusy
from domain.refusals import Refusal

FAULT = ErrorBody(code="fault", message="Something broke on our side; the log says what. Try again.")


def as_refusal(error: Refusal | JournalUnavailable) -> Refusal:
    """The same error as clients are told it: what may succeed later says so."""
    if isinstance(error, JournalUnavailable):
        return JournalOutOfReach("The room cannot reach its journal at the moment and recorded nothing; try again.", 1)
    return Busy(error.message, 1) if isinstance(error, RoomBusy) else error


def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.desk.metrics
    return metrics


async def on_refusal(request: Request, error: Exception) -> Response:
    """A rule of the game or of the adapter said no, or the journal is out of reach."""
    assert isinstance(error, Refusal | JournalUnavailable)
    return refuse(as_refusal(error), _metrics(request))


async def on_http_exception(request: Request, error: Exception) -> Response:
    """The router found nothing under the address, or nothing for the method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allow = (error.headers or {}).get("Allow", "")
        return refuse(MethodNotAllowed(f"This address answers to {allow}.", allow), _metrics(request))
    return refuse(NoSuchRoute("Nothing is served here; /api/openapi.json lists what is."), _metrics(request))


async def on_disconnect(_request: Request, _error: Exception) -> Response:
    """The client left while it was sending; nobody reads this."""
    return Response(status_code=400)


async def on_fault(request: Request, _error: Exception) -> Response:
    """A fault of ours: the server logs it with its traceback, the client learns only that it happened."""
    _metrics(request).refused.labels("fault").inc()
    response = answer(ErrorAnswer(error=FAULT), 500)
    # This answer is made outside the middleware that adds the headers to all others.
    response.headers.update(security_headers(request.app.state.desk.settings.public_url))
    return response


HANDLERS = {
    Refusal: on_refusal,
    JournalUnavailable: on_refusal,
    HTTPException: on_http_exception,
    ClientDisconnect: on_disconnect,
    Exception: on_fault,
}
