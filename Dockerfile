# The real bot in a container: `docker run -e SIGHTLINE_SLACK_BOT_TOKEN=… -e SIGHTLINE_SLACK_APP_TOKEN=… -v state:/state IMAGE`
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements/app.txt requirements/app.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/app.txt

FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 sightline && mkdir /state && chown sightline /state
COPY --from=build /venv /venv
WORKDIR /app
COPY bot bot
COPY docs/anonymity.md bot/anonymity.md
COPY commands commands
COPY scheduler scheduler
COPY store store
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONPATH=/app SIGHTLINE_STATE_DIR=/state SIGHTLINE_HOST=0.0.0.0
USER 10001
VOLUME /state
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/health/ready', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot.cli"]
CMD ["run"]
