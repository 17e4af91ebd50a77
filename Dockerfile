# a2c on Debian 12:
#
#   docker build -t a2c .
#   docker run --rm -v "$PWD:/work" a2c run --manifest combo.yaml
#
# The first stage builds, the second holds what `make install` installs and the libraries of the system that it needs.
# No container engine was at hand: both stages' steps were run in chroots made by debootstrap, with the toolchain mounted
# in place of the first image's; the second then wrote the example's caption and a bundle.

FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make pkg-config \
    libopenblas-dev libyaml-dev libavformat-dev libavcodec-dev libswscale-dev libavutil-dev libcurl4-openssl-dev
WORKDIR /src
COPY . .
RUN make install DESTDIR=/installed PREFIX=/usr/local

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
    libopenblas0-pthread libyaml-0-2 libavformat59 libavcodec59 libswscale6 libavutil57 libcurl4 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /installed/usr/local /usr/local
WORKDIR /work
ENTRYPOINT ["a2c"]
