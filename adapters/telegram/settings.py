"""What the bot must be told: its token, where the Bot API is, and where the room is."""

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, SecretStr


class TelegramSettings(BaseModel):
    """The token as BotFather gave it, the address of a Bot API server, and the room's address as players reach it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    token: SecretStr
    api_url: AnyHttpUrl = AnyHttpUrl("https://api.telegram.org")
    public_url: AnyHttpUrl
