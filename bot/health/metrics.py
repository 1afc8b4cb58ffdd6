"""`/metrics`, in the words of Prometheus: the lights, and a few counts. No label holds a name, an address or words."""

from collections.abc import Iterable, Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.health.counting import Counts
from bot.health.lights import Light, State

CONTENT_TYPE = CONTENT_TYPE_LATEST


def written(lights: Iterable[Light], counts: Counts | None) -> bytes:
    """Args: counts: None where the database did not answer; the lights say so."""
    registry = CollectorRegistry()
    registry.register(_Told(list(lights), counts))
    return generate_latest(registry)


class _Told(Collector):
    def __init__(self, lights: list[Light], counts: Counts | None) -> None:
        self._lights, self._counts = lights, counts

    def collect(self) -> Iterator[Metric]:
        light = GaugeMetricFamily(
            "sightline_light", "1 in the state that the light is in, 0 in the others.", labels=["light", "state"]
        )
        for one in self._lights:
            for state in State:
                light.add_metric([one.name, state.value], float(one.state is state))
        yield light
        if self._counts is not None:
            yield from _counted(self._counts)


def _counted(counts: Counts) -> Iterator[Metric]:
    waiting = GaugeMetricFamily(
        "sightline_messages_waiting", "Messages that are queued or uncertain.", labels=["platform"]
    )
    for platform, many in counts.waiting.items():
        waiting.add_metric([platform], many)
    yield waiting
    told = {
        "sightline_oldest_message_seconds": ("How long the oldest due message has waited.", counts.oldest_seconds),
        "sightline_messages_failed_day": ("Messages of the last 24 hours that were given up.", counts.failed),
        "sightline_messages_twice_day": ("Messages of the last 24 hours that were sent twice.", counts.twice),
        "sightline_beat_age_seconds": ("Since the scheduler's newest beat.", counts.beat_seconds),
    }
    for name, (says, value) in told.items():
        if value is not None:
            yield GaugeMetricFamily(name, says, value=value)
