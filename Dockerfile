# syntax=docker/dockerfile:1

# The build needs Go and nothing else: no cgo, no node, no network after the modules.
FROM golang:1.26-bookworm AS build
WORKDIR /src
# Modules first: they change less often than the code, and stay in the cache.
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# Static, without the build machine's paths.
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/frontdesk ./cmd/frontdesk
# An empty folder that the image's user owns: a new volume takes its owner from it.
RUN install -d -m 0700 -o 65532 -g 65532 /out/keys

# The image is certificates, time zones, a user, the binary and what asks it whether it is
# ready.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=busybox:1.37-uclibc /bin/wget /usr/local/bin/wget
COPY --from=build /out/frontdesk /usr/local/bin/frontdesk
COPY --from=build --chown=65532:65532 /out/keys /keys
# By number, so that an orchestrator can see that it is not root.
USER 65532:65532
# The first migrate makes the key in /keys: mount a volume there that outlives the
# container. The clinic itself is data: `clinic import -` reads it from standard input.
#
# In a container loopback is the container itself; publish the port where it belongs.
ENV LISTEN=0.0.0.0:8080 LOG_FORMAT=json KEK_FILE=/keys/kek.json
EXPOSE 8080
ENTRYPOINT ["frontdesk"]
CMD ["serve"]
