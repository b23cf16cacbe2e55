"""The system's generator."""

from adapters.entropy import SystemEntropy
from application.ports import Entropy


def test_it_gives_as_many_bytes_as_asked_and_never_the_same() -> None:
    entropy: Entropy = SystemEntropy()
    assert len(entropy.bytes(32)) == 32
    assert entropy.bytes(32) != entropy.bytes(32)
