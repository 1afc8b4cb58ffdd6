"""Why a chat cannot be reached or does not let the bot in: each in a sentence for whoever runs it.

A refusal is the fault of a token or secret of ours, and stays until somebody puts it right. Everything else is trouble
of the chat or on the way to it, which passes: it is tried again, and no token is blamed for it.
"""

import socket
from collections.abc import Iterator
from datetime import timedelta
from ssl import SSLCertVerificationError, SSLError

PROXY_WANTS_A_NAME = 407
OTHER_NAME = 62
NOT_YET_OR_NO_LONGER = (9, 10)
"""How OpenSSL numbers what is wrong with a certificate."""


class ConnectionProblem(Exception):  # noqa: N818  (each kind of it is an error)
    """Args:
    what: what is wrong, as one sentence.
    do: what to do about it.
    """

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}")
        self.what = what
        self.do = do


class ChatRefusesError(ConnectionProblem):
    """The chat refuses the bot itself: a token or secret is wrong, or was taken back."""


class ChatTroubleError(ConnectionProblem):
    """The chat fails just now, or something stands on the way to it.

    Args:
        wait: how long the chat asked to be left alone.
    """

    def __init__(self, what: str, do: str, wait: timedelta | None = None) -> None:
        super().__init__(what, do)
        self.wait = wait


def unreachable(chat: str, error: BaseException, address: str = "") -> ChatTroubleError:
    """Say why no answer came.

    Args:
        address: the setting that says where the chat is, if one does.
    """
    found = list(_causes(error))
    for one in found:
        if isinstance(one, SSLCertVerificationError):
            return _not_trusted(chat, one)
    words = " ".join(str(one) for one in found)
    if str(PROXY_WANTS_A_NAME) in words:
        return behind_proxy(chat, PROXY_WANTS_A_NAME)
    where = f" and {address}" if address else ""
    do = f"Check the network{where}, and SIGHTLINE_OUTBOUND_PROXY where a proxy stands between."
    return ChatTroubleError(f"{chat} cannot be reached.", f"{_reason(found)}. {do}")


def behind_proxy(chat: str, status: int) -> ChatTroubleError:
    """A proxy answers in the chat's place."""
    if status == PROXY_WANTS_A_NAME:
        return ChatTroubleError(
            f"{chat} cannot be reached: the proxy wants a name and a password ({status}).",
            "Write them into SIGHTLINE_OUTBOUND_PROXY: http://NAME:PASSWORD@HOST:PORT.",
        )
    return ChatTroubleError(
        f"{chat} cannot be reached: what answers is no {chat} (status {status}).",
        f"A proxy or a sign-in page of the network may stand between: let this machine through to {chat}.",
    )


def fails(chat: str, word: str) -> ChatTroubleError:
    return ChatTroubleError(
        f"{chat} itself fails just now ({word}).", "Nothing is wrong with the tokens. It is tried again."
    )


def asks_to_wait(chat: str, wait: timedelta) -> ChatTroubleError:
    seconds = int(wait.total_seconds())
    return ChatTroubleError(
        f"{chat} asks to be left alone for {seconds} seconds.", "Nothing is wrong with the tokens. Wait.", wait
    )


def _not_trusted(chat: str, error: SSLCertVerificationError) -> ChatTroubleError:
    what = f"The certificate that answers for {chat} is not trusted: {error.verify_message}."
    if error.verify_code in NOT_YET_OR_NO_LONGER:
        return ChatTroubleError(what, "Look at the date of this machine.")
    if error.verify_code == OTHER_NAME:
        return ChatTroubleError(what, "Something else answers at that address. Check the network and the proxy.")
    return ChatTroubleError(
        what,
        "A network that inspects TLS has an authority of its own: name its PEM in SIGHTLINE_OUTBOUND_CERTIFICATES.",
    )


def _reason(found: list[BaseException]) -> str:
    for one in found:
        if isinstance(one, socket.gaierror):
            return "Its name is not known here"
        if isinstance(one, ConnectionRefusedError):
            return "Nobody listens there"
        if isinstance(one, TimeoutError):
            return "No answer came in time"
        if isinstance(one, SSLError):
            return "What answers there speaks no TLS, or another kind of it"
    said = [one.strerror or str(one) for one in found if isinstance(one, OSError)]
    return said[-1].rstrip(".") if said and said[-1] else "The connection broke off"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what lies behind it, the outermost first."""
    left: list[object] = [error]
    seen: set[int] = set()
    while left:
        one = left.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            left += [getattr(one, "reason", None), one.__cause__, one.__context__]
