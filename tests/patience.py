"""How long tests wait for what must come: a busy machine only makes them slower."""

STUCK_SECONDS = 120.0
"""What has not come by then never will. Nothing waits so long where all is well."""
