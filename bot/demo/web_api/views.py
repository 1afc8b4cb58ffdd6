"""`views.*`: forms and the App Home."""

from bot.demo.blocks import checked_view
from bot.demo.json_values import Json, mapping
from bot.demo.refusal import SlackError
from bot.demo.surfaces import View
from bot.demo.web_api.registry import Call, method
from bot.demo.workspace import Fact


@method("views.open")
def open_view(call: Call) -> Json:
    body = _modal(call)
    member_id = call.workspace.triggers.exchange(call.needs("trigger_id"))
    return _shown(call, call.workspace.surfaces.open(member_id, body))


@method("views.push")
def push(call: Call) -> Json:
    body = _modal(call)
    member_id = call.workspace.triggers.exchange(call.needs("trigger_id"))
    return _shown(call, call.workspace.surfaces.push(member_id, body))


@method("views.update")
def update(call: Call) -> Json:
    view = call.workspace.surfaces.find(call.text("view_id"), call.text("external_id"))
    if view is None:
        raise SlackError("not_found")
    body = checked_view(call.arguments.get("view"), view.kind, call.workspace.refuses)
    return _shown(call, call.workspace.surfaces.update(view, body, call.text("hash")))


@method("views.publish")
def publish(call: Call) -> Json:
    member = call.workspace.members.get(call.needs("user_id"))
    if member is None or member.bot:
        raise SlackError("invalid_arguments", ["user not found [json-pointer:/user_id]"])
    body = checked_view(call.arguments.get("view"), "home", call.workspace.refuses)
    return _shown(call, call.workspace.surfaces.publish(member.id, body, call.text("hash")))


def _modal(call: Call) -> Json:
    given = call.arguments.get("view")
    if mapping(given).get("type") == "home":
        raise SlackError("invalid_arguments", ["must be a valid enum value [json-pointer:/view/type]"])
    return checked_view(given, "modal", call.workspace.refuses)


def _shown(call: Call, view: View) -> Json:
    call.workspace.announce(Fact("home" if view.kind == "home" else "view", view.member_id))
    return {"view": call.payloads.view(view)}
