# syntax=docker/dockerfile:1

FROM node:24-trixie-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# The lock file decides every version; development packages stay out.
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev --ignore-scripts

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="classifier" \
      org.opencontainers.image.base.name="docker.io/library/node:24-trixie-slim"
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/node_modules ./node_modules
# Owned by root and readable by all: the service cannot rewrite its own code.
COPY --chmod=0755 package.json server.js ./
# The account "node" of the base, by number, so that Kubernetes can check runAsNonRoot.
USER 1000:1000
EXPOSE 3000
# The runtime probes: no curl has to be installed and kept patched for it.
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
