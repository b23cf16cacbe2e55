"""The mini-app's files as its build left them, or a page that says how to build it."""

from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

YEAR = 365 * 24 * 3600

NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Cardroom</title>
<h1>The mini-app is not built yet</h1>
<p>Run <code>./ops/setup</code> in the repository, then load this page again. The room itself is running.</p>
</html>
"""


class MiniApp(StaticFiles):
    """Serves `dist`: what lies under `assets/` has its content's hash in its name and never changes."""

    def __init__(self, dist: Path) -> None:
        super().__init__(directory=dist, check_dir=False)
        # The build may come after the start.
        self.config_checked = True
        self._index = dist / "index.html"

    async def get_response(self, path: str, scope: Scope) -> Response:
        """See StaticFiles."""
        if path in {".", "index.html"}:
            return self._front_page(scope)
        response = await super().get_response(path, scope)
        forever = path.startswith("assets/")
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if forever else "no-cache"
        return response

    def _front_page(self, scope: Scope) -> Response:
        if not self._index.is_file():
            return HTMLResponse(NOT_BUILT, headers={"Cache-Control": "no-store"})
        response = self.file_response(self._index, self._index.stat(), scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def page_routes(dist: Path) -> list[Route]:
    """The addresses of the mini-app: the page, what lies beside it, and its assets."""
    files = GZipMiddleware(MiniApp(dist))
    return [Route(path, files, methods=["GET"]) for path in ("/", "/assets/{file:path}", "/{file}")]
