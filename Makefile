# make run    install what is missing, build, caption the example
# make test   install what is missing, build, run the tests
# make build  build only: .build/release/a2c with adapters, generators, prompts and the small model beside it
# make soak   what takes longer than the tests may

SHELL := /bin/bash
SWIFT ?= swift
BIN := .build/release
DEBIAN := libopenblas-dev libyaml-dev libavformat-dev libavcodec-dev libswscale-dev libavutil-dev pkg-config
LIBRARIES := openblas yaml-0.1 libavformat libavcodec libswscale libavutil

.PHONY: run test build soak setup layout format clean

run: build
	$(BIN)/a2c run --manifest Examples/combo.yaml --force

test: setup
	$(SWIFT) build -c release --build-tests
	@$(MAKE) --no-print-directory layout
	$(SWIFT) test -c release --skip-build --disable-xctest

build: setup
	$(SWIFT) build -c release
	@$(MAKE) --no-print-directory layout

soak: test
	Tests/Soak/run

# Debian packages are installed only where pkg-config does not find them.
setup:
	@pkg-config --exists $(LIBRARIES) 2>/dev/null || { \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update && $$sudo apt-get install -y $(DEBIAN); }

# What an installation has, beside the binary: it finds these relative to its own path.
layout:
	@for manifest in Manifests/adapters/*.yaml; do \
	  bundle=$(BIN)/adapters/$$(basename $$manifest .yaml).a2c; mkdir -p $$bundle; \
	  library=$$(sed -n 's/.*file: *\(lib[A-Za-z0-9]*\.so\).*/\1/p' $$manifest | head -n 1); \
	  cp -u $$manifest $$bundle/adapter.yaml && cp -u $(BIN)/$$library $$bundle/; done
	@mkdir -p $(BIN)/generators $(BIN)/prompts
	@cp -u Manifests/generators/*.yaml $(BIN)/generators/
	@cp -u Manifests/prompts/*.yaml $(BIN)/prompts/
	@[ -f $(BIN)/models/nano/config.json ] || $(BIN)/a2c model new --size nano --seed 1 --out $(BIN)/models/nano

format:
	$(SWIFT) format -i --recursive --configuration .swift-format Sources Plugins Tests Package.swift

clean:
	rm -rf .build out
