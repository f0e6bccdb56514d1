# syntax=docker/dockerfile:1

FROM python:3.12-slim-trixie AS build
ENV POETRY_NO_INTERACTION=1 \
    POETRY_VIRTUALENVS_CREATE=false \
    VIRTUAL_ENV=/opt/venv
RUN --mount=type=cache,target=/root/.cache/pip \
    python -m venv /opt/poetry \
 && /opt/poetry/bin/pip install poetry==2.2.1 \
 && python -m venv --without-pip /opt/venv
WORKDIR /build
COPY pyproject.toml poetry.lock ./
# The lock file decides every version; a lock file that is behind pyproject.toml fails the build.
RUN --mount=type=cache,target=/root/.cache/pypoetry \
    /opt/poetry/bin/poetry check --lock \
 && PATH=/opt/venv/bin:$PATH /opt/poetry/bin/poetry install --only main --no-root

# No CUDA base image: the wheels bring the CUDA runtime, and the NVIDIA container toolkit mounts the driver.
FROM python:3.12-slim-trixie
LABEL org.opencontainers.image.title="classifier" \
      org.opencontainers.image.base.name="docker.io/library/python:3.12-slim-trixie"
RUN groupadd --gid 1000 app \
 && useradd --uid 1000 --gid 1000 --no-log-init --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin app
# NVIDIA_VISIBLE_DEVICES is left to the deployment: an image that sets it to "all" grants itself every GPU of the host.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    CUDA_CACHE_PATH=/tmp/cuda \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
COPY --link --from=build /opt/venv /opt/venv
WORKDIR /app
# Owned by root and readable by all: the service cannot rewrite its own code.
COPY --chmod=0755 classifier ./classifier
# By number, so that Kubernetes can check runAsNonRoot.
USER 1000:1000
EXPOSE 8000
# The interpreter probes: no curl has to be installed and kept patched for it.
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["python", "-m", "classifier"]
