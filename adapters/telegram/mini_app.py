"""The mini-app's address, and the one button that Telegram accepts for it."""

import ipaddress
from urllib.parse import urlsplit

from aiogram.types import InlineKeyboardButton, MenuButtonWebApp, WebAppInfo


class MiniApp:
    """Telegram opens a mini-app only over https, only at a public host, and from a button only in private chats."""

    def __init__(self, public_url: str) -> None:
        self._url = urlsplit(public_url)
        public = _is_public(self._url.hostname or "")
        self.opens_in_telegram = public and self._url.scheme == "https"
        self._opens_in_browser = public

    def link(self, table: str | None = None) -> str:
        """The address that opens the mini-app in its lobby, or at the table with that stream id.

        The place stands after `#`, where Telegram appends its launch parameters to it."""
        return self._url._replace(fragment=f"/table/{table}" if table else "").geturl()

    def button(self, text: str, table: str | None = None) -> InlineKeyboardButton | None:
        """The button for a private chat; None where Telegram would refuse the whole message because of it."""
        link = self.link(table)
        if self.opens_in_telegram:
            return InlineKeyboardButton(text=text, web_app=WebAppInfo(url=link))
        return InlineKeyboardButton(text=text, url=link) if self._opens_in_browser else None

    def menu_button(self, text: str) -> MenuButtonWebApp | None:
        """The button beside the input field; None where Telegram cannot open the mini-app."""
        return MenuButtonWebApp(text=text, web_app=WebAppInfo(url=self.link())) if self.opens_in_telegram else None


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal"))
