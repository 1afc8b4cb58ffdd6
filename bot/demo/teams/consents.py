"""Files that the bot offers somebody: their client asks them, and a yes gives the bot an address in their drive."""

from bot.demo.files import Upload
from bot.demo.json_values import Json, mapping
from bot.demo.teams.refusal import TeamsRefusalError

CONSENT = "application/vnd.microsoft.teams.card.file.consent"
INFO = "application/vnd.microsoft.teams.card.file.info"
OFFER = "file consent"
"""The verb of the client's own buttons under such an offer."""
FIELDS = frozenset({"description", "sizeInBytes", "acceptContext", "declineContext"})


def offer(attachment: Json) -> Json:
    """Draw it as the client does. Raises `TeamsRefusalError`."""
    name, content = str(attachment.get("name") or ""), mapping(attachment.get("content"))
    size = content.get("sizeInBytes")
    if not name or not isinstance(size, int) or size < 1 or content.keys() - FIELDS:
        raise TeamsRefusalError(
            400, "BadSyntax", "A file that is offered has a name, a size, and what its answer means."
        )

    def button(label: str, action: str) -> Json:
        data = {"action": action, "context": content.get(f"{action}Context"), "name": name, "length": size}
        return {"type": "Action.Execute", "title": label, "verb": OFFER, "associatedInputs": "none", "data": data}

    said = [name, str(content.get("description") or ""), f"{size:,} bytes"]
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [
            *({"type": "TextBlock", "text": words, "wrap": True} for words in said if words),
            {"type": "ActionSet", "actions": [button("Allow", "accept"), button("Decline", "decline")]},
        ],
    }


def answer(data: Json, upload: Upload | None, address: str) -> Json:
    """What the bot is told of somebody's answer.

    Args:
        upload: where the file may be put; None after a no.
        address: where the drive is.
    """
    told: Json = {"type": "fileUpload", "action": data["action"], "context": data.get("context")}
    if upload is None:
        return told
    to = {"uploadUrl": f"{address}/personal/uploads/{upload.token}", "contentUrl": f"{address}/personal/{upload.id}"}
    ending = upload.name.rpartition(".")[2]
    return told | {"uploadInfo": {"name": upload.name, **to, "uniqueId": upload.id, "fileType": ending}}
