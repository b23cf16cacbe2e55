"""What the Bot API accepts as buttons: inline keyboards under a message and the menu button beside the input field."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from tests.support.bot_api_parameters import Refused

BUTTON_FIELDS = frozenset({"text", "icon_custom_emoji_id", "style"})
BUTTON_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    }
)


def check_keyboard(markup: Mapping[str, object], chat_type: str) -> None:
    """Raise Refused unless `markup` is an inline keyboard that may stand in a chat of this type."""
    if set(markup) != {"inline_keyboard"}:
        raise Refused(400, "Bad Request: object expected as reply markup: an inline keyboard and nothing else")
    for row in _list(markup["inline_keyboard"], 'Field "inline_keyboard" must be of type Array'):
        for button in _list(row, "inline keyboard row must be an Array of InlineKeyboardButton"):
            _check_button(_object(button, "InlineKeyboardButton must be an Object"), chat_type)


def check_menu_button(button: Mapping[str, object]) -> None:
    """Raise Refused unless `button` is a documented MenuButton."""
    if button == {"type": "commands"} or button == {"type": "default"}:
        return
    if set(button) != {"type", "text", "web_app"} or button["type"] != "web_app" or not button["text"]:
        raise Refused(400, "Bad Request: can't parse menu button: it is neither commands, web_app nor default")
    _check_web_app(button["web_app"], "menu button Web App URL")


def _check_button(button: Mapping[str, object], chat_type: str) -> None:
    if not isinstance(button.get("text"), str) or not button["text"]:
        raise Refused(400, 'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String')
    if unknown := set(button) - BUTTON_FIELDS - BUTTON_ACTIONS:
        raise Refused(400, f"Bad Request: can't parse inline keyboard button: unknown field {min(unknown)}")
    actions = set(button) & BUTTON_ACTIONS
    if not actions:
        raise Refused(400, "Bad Request: text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise Refused(400, "Bad Request: BUTTON_TYPE_INVALID")
    _check_action(min(actions), button, chat_type)


def _check_action(action: str, button: Mapping[str, object], chat_type: str) -> None:
    value = button[action]
    if action == "web_app":
        if chat_type != "private":
            raise Refused(400, "Bad Request: BUTTON_TYPE_INVALID")
        _check_web_app(value, "inline keyboard button Web App URL")
    elif action == "url":
        _check_url(value, "inline keyboard button URL", ("http", "https", "tg"))
    elif action == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    else:
        raise Refused(400, f"Bad Request: the stand-in does not speak {action} buttons")


def _check_web_app(web_app: object, what: str) -> None:
    info = _object(web_app, "WebAppInfo must be an Object")
    if set(info) != {"url"}:
        raise Refused(400, "Bad Request: WebAppInfo has the field url and nothing else")
    _check_url(info["url"], what, ("https",))


def _check_url(url: object, what: str, schemes: tuple[str, ...]) -> None:
    if not isinstance(url, str):
        raise Refused(400, f"Bad Request: {what} must be of type String")
    parts = urlsplit(url)
    if parts.scheme not in schemes:
        reason = "Only HTTPS links are allowed" if schemes == ("https",) else "Unsupported URL protocol"
        raise Refused(400, f"Bad Request: {what} '{url}' is invalid: {reason}")
    if parts.scheme != "tg" and "." not in (parts.hostname or "") and ":" not in (parts.hostname or ""):
        raise Refused(400, f"Bad Request: {what} '{url}' is invalid: Wrong HTTP URL")


def _list(value: object, wrong: str) -> list[object]:
    if not isinstance(value, list):
        raise Refused(400, f"Bad Request: {wrong}")
    return value


def _object(value: object, wrong: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise Refused(400, f"Bad Request: {wrong}")
    return value
