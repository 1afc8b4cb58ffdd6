# The real bot in a container. docs/operations/image.md tells how it is built, started and kept up to date.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements/app.txt requirements/app.txt
# Where a network reads along, its authority is needed to fetch the libraries: --secret id=certificates,src=FILE
RUN --mount=type=secret,id=certificates \
    if [ -s /run/secrets/certificates ]; then export PIP_CERT=/run/secrets/certificates; fi \
    && python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/app.txt \
    # Nothing is installed later, and what is not there cannot be used by anybody.
    && /venv/bin/pip uninstall --yes --quiet setuptools pip

FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 sightline && install --directory --owner=sightline --mode=0700 /state
COPY --from=build /venv /venv
WORKDIR /app
COPY LICENSE pyproject.toml manifest.json ./
# The pages that its sentences name, and the one that it serves.
COPY docs docs
COPY bot bot
COPY commands commands
COPY scheduler scheduler
COPY store store
# Its own root is read-only, so nothing could be compiled later.
RUN python -m compileall -q bot commands scheduler store
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/app \
    SIGHTLINE_STATE_DIR=/state SIGHTLINE_HOST=0.0.0.0 SIGHTLINE_PORT=8080
USER 10001
VOLUME /state
EXPOSE 8080
# Whether the process answers: a restart mends nothing of what else /health/ready tells.
# No proxy of the settings stands between a process and itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import http.client, os, sys; asked = http.client.HTTPConnection('127.0.0.1', int(os.environ[\"SIGHTLINE_PORT\"]), timeout=4); asked.request('GET', '/health/live'); sys.exit(asked.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot.cli"]
CMD ["run"]
