"""The mini-app's files, and the headers that every answer carries."""

from pathlib import Path

import pytest

from adapters.web.settings import WebSettings
from tests.adapters.web.serving import Served, serving


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / "dist" / "assets").mkdir(parents=True)
    (tmp_path / "dist" / "index.html").write_text("<!doctype html><title>Cardroom</title>")
    (tmp_path / "dist" / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "dist" / "assets" / "app-1a2b3c.js").write_text("console.log(1);" * 200)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "dist"


async def test_the_page_is_always_asked_for_again(dist: Path) -> None:
    async with serving(WebSettings(dist=dist)) as served:
        response = await served.get("/")
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")
        assert response.headers["Content-Type"].startswith("text/html")
        again = await served.http.get("/", headers={"If-None-Match": response.headers["ETag"]})
        assert again.status_code == 304


async def test_assets_are_kept_for_ever_and_compressed(dist: Path) -> None:
    async with serving(WebSettings(dist=dist)) as served:
        response = await served.get("/assets/app-1a2b3c.js")
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Content-Encoding"] == "gzip"
        assert response.text == "console.log(1);" * 200


async def test_a_file_beside_the_page_is_served(dist: Path) -> None:
    async with serving(WebSettings(dist=dist)) as served:
        response = await served.get("/icon.svg")
        assert (response.headers["Content-Type"], response.headers["Cache-Control"]) == ("image/svg+xml", "no-cache")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/none.js",
        "/assets/",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/x%00",
        "/" + "x" * 5_000,
    ],
)
async def test_nothing_else_is_served(dist: Path, path: str) -> None:
    async with serving(WebSettings(dist=dist)) as served:
        response = await served.get(path)
        assert (response.status_code, response.json()["error"]["code"]) == (404, "no_such_route")


async def test_without_a_build_the_page_says_how_to_get_one(tmp_path: Path) -> None:
    async with serving(WebSettings(dist=tmp_path / "missing")) as served:
        response = await served.get("/")
        assert response.status_code == 200
        assert "./ops/setup" in response.text
        assert (await served.get("/assets/app.js")).status_code == 404


@pytest.mark.parametrize("path", ["/", "/api/lobby", "/nothing", "/livez"])
async def test_every_answer_is_bound_to_our_own_files(served: Served, path: str) -> None:
    headers = (await served.get(path)).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://web.telegram.org" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")


async def test_a_public_address_may_be_connected_to() -> None:
    async with serving(WebSettings(public_url="https://room.example.com")) as served:
        policy = (await served.get("/")).headers["Content-Security-Policy"]
        assert "connect-src 'self' wss://room.example.com;" in policy
