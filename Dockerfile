# The browser's files, then the program, then only what runs, as an ordinary user.
FROM node:22-bookworm-slim AS browser
WORKDIR /src/static
COPY static/package.json static/package-lock.json ./
RUN npm ci --no-audit --no-fund
# The sprite holds the icons that pages name.
COPY views /src/views
COPY handlers /src/handlers
COPY web /src/web
COPY static ./
RUN node build.mjs

FROM golang:1.26-bookworm AS program
WORKDIR /src
COPY . .
COPY --from=browser /src/static/dist static/dist
RUN go tool templ generate -log-level=warn && CGO_ENABLED=0 go build -trimpath -ldflags=-s -buildvcs=false -o /omni ./cmd/omni

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
 && useradd --system --home-dir /dados --create-home --shell /usr/sbin/nologin omniservicos
COPY --from=program /omni /usr/local/bin/omni
USER omniservicos
WORKDIR /dados
ENV OMNI_DATA_DIR=/dados
VOLUME /dados
EXPOSE 5000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5000 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q 200"]
CMD ["omni", "serve"]
