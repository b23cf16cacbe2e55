"""Bearer tokens: which player holds them, signed and good for half an hour."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from itsdangerous import BadData, BadSignature, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from adapters.web.rejections import TokenExpired, TokenForeign, TokenMalformed, TokenTampered
from application.ports import Clock

LIFETIME = 30 * 60
SALT = "cardroom/bearer/v1"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a valid token (the account's stream id) and until when (UTC, seconds since the epoch)."""

    player: str
    expires_at: float


class Tokens:
    """Issues and reads tokens. The last of `secrets` signs; older ones are still believed, for rotation."""

    def __init__(self, secrets: Sequence[bytes], clock: Clock) -> None:
        if not secrets or any(len(secret) < 16 for secret in secrets):
            raise ValueError("a token secret must have at least 16 bytes")
        self._issuers = [hashlib.sha256(b"cardroom/issuer/v1" + secret).hexdigest()[:12] for secret in secrets]
        self._clock = clock

        class Signer(TimestampSigner):
            def get_timestamp(self) -> int:
                return int(clock.now())

        self._serializer = URLSafeTimedSerializer(
            list(secrets), salt=SALT, signer=Signer, signer_kwargs={"digest_method": hashlib.sha256}
        )

    def issue(self, player: str) -> tuple[str, float]:
        """A fresh token for the player and when it expires (UTC, seconds since the epoch)."""
        text = self._serializer.dumps([self._issuers[-1], player])
        return str(text), float(int(self._clock.now()) + LIFETIME)

    def read(self, token: str) -> Bearer:
        """Who holds the token; raises TokenMalformed, TokenForeign, TokenTampered or TokenExpired."""
        try:
            payload, signed_at = self._serializer.loads(token, max_age=LIFETIME, return_timestamp=True)
        except SignatureExpired:
            raise TokenExpired("This token has expired; log in again.") from None
        except BadSignature as error:
            raise self._disbelieved(error.payload) from None
        except BadData:
            raise TokenMalformed("This is not a token of this room; log in.") from None
        return Bearer(str(payload[1]), signed_at.timestamp() + LIFETIME)

    def _disbelieved(self, payload: bytes | None) -> TokenMalformed | TokenForeign | TokenTampered:
        """Why a signature does not fit. The unsigned payload decides only about the words of the refusal."""
        try:
            claimed = self._serializer.load_payload(payload or b"")
        except BadData:
            return TokenMalformed("This is not a token of this room; log in.")
        if isinstance(claimed, list) and claimed and claimed[0] in self._issuers:
            return TokenTampered("This token was changed after it was signed; log in again.")
        return TokenForeign("Another room signed this token; log in here.")
