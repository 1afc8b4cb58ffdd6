"""`apps.*`: where Socket Mode begins."""

from bot.demo.json_values import Json
from bot.demo.web_api.registry import Call, method


@method("apps.connections.open", app_level=True)
def connections_open(call: Call) -> Json:
    return {"url": call.open_socket_url()}
