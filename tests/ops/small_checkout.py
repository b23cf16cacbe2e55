"""A checkout with the real scripts and a project so small that setting it up takes seconds and no network."""

import hashlib
import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

OPS = Path(__file__).resolve().parents[2] / "ops"

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "cardroom"
version = "0.1.0"
"""
BACKEND = """
import zipfile

INFO = "cardroom-0.1.0.dist-info"
FILES = {
    "echo.py": "import sys\\n\\ndef main():\\n    print('cardroom', *sys.argv[1:])\\n",
    f"{INFO}/METADATA": "Metadata-Version: 2.1\\nName: cardroom\\nVersion: 0.1.0\\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    f"{INFO}/entry_points.txt": "[console_scripts]\\ncardroom = echo:main\\n",
    f"{INFO}/RECORD": "",
}

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/cardroom-0.1.0-py3-none-any.whl", "w") as wheel:
        for name, content in FILES.items():
            wheel.writestr(name, content)
    return "cardroom-0.1.0-py3-none-any.whl"
"""
PACKAGE = '{"name": "small", "version": "0.1.0", "private": true, "scripts": {"build": "node build.js"}}'
PACKAGE_LOCK = '{"name": "small", "version": "0.1.0", "lockfileVersion": 3, "packages": {"": {"name": "small"}}}'
BUILD = (
    "const fs = require('fs'); fs.mkdirSync('dist', {recursive: true}); fs.copyFileSync('page.html', 'dist/index.html')"
)


@dataclass(frozen=True, slots=True)
class SmallCheckout:
    """The checkout's folder, and beside it the only place that packages come from."""

    root: Path
    wheels: Path

    @classmethod
    def laid_out(cls, folder: Path) -> "SmallCheckout":
        """A checkout below `folder`, in a path with a space, not set up yet."""
        checkout = cls(folder / "a checkout", folder / "wheels")
        shutil.copytree(
            OPS / "installer", checkout.root / "ops/installer", ignore=shutil.ignore_patterns("__pycache__")
        )
        for script in ("setup", "play"):
            shutil.copy(OPS / script, checkout.root / "ops")
        checkout._lock("requirements.lock", "pebble")
        checkout._lock("requirements-dev.lock", "pebble", "chisel")
        files = {"pyproject.toml": PYPROJECT, "backend.py": BACKEND}
        mini_app = {"package.json": PACKAGE, "package-lock.json": PACKAGE_LOCK, "build.js": BUILD, "page.html": "one"}
        for name, content in (files | {f"adapters/miniapp/{name}": text for name, text in mini_app.items()}).items():
            (checkout.root / name).parent.mkdir(parents=True, exist_ok=True)
            (checkout.root / name).write_text(content)
        return checkout

    @property
    def page(self) -> Path:
        """The source of the mini-app's only page."""
        return self.root / "adapters" / "miniapp" / "page.html"

    @property
    def built_page(self) -> Path:
        """What the set-up makes of it."""
        return self.root / "adapters" / "miniapp" / "dist" / "index.html"

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts from elsewhere, with more environment variables, to its end."""
        return subprocess.run(
            [self.root / "ops" / script, *arguments],
            cwd="/",
            env=self.environment() | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )

    def environment(self) -> dict[str, str]:
        """This process's environment, with the wheels as the only index."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "VIRTUAL"))}
        return kept | {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}

    def _lock(self, name: str, *packages: str) -> None:
        lines = [f"{package}==1.0 --hash=sha256:{self._wheel(package)}\n" for package in packages]
        (self.root / "ops" / name).write_text("".join(lines))

    def _wheel(self, package: str) -> str:
        """Make a wheel of a package with nothing in it; return its hash."""
        self.wheels.mkdir(exist_ok=True)
        path = self.wheels / f"{package}-1.0-py3-none-any.whl"
        info = f"{package}-1.0.dist-info"
        files = {
            f"{package}.py": "",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": "",
        }
        with zipfile.ZipFile(path, "w") as wheel:
            for name, content in files.items():
                wheel.writestr(zipfile.ZipInfo(name), content)
        return hashlib.sha256(path.read_bytes()).hexdigest()
