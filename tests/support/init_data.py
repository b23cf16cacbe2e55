"""initData as Telegram hands it to a mini-app, signed with the bot's token: what a player's login is made of.

Source: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from urllib.parse import urlencode


def init_data(token: str, user: Mapping[str, object], auth_date: int, **fields: str) -> str:
    """The query string for `user` (a WebAppUser: `id`, `first_name`, …) that opened the mini-app at `auth_date`,
    UTC seconds since the epoch. `fields` adds or replaces others, such as `start_param` or `query_id`."""
    told = {
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "user": json.dumps(user, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(auth_date),
        **fields,
    }
    return urlencode({**told, "hash": _signature(token, told)})


def _signature(token: str, fields: Mapping[str, str]) -> str:
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    return hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()
