# make run    install what is missing, build, caption the example
# make test   install what is missing, build, run the tests
# make build  build only: .build/release/a2c with adapters, generators, prompts and the small model beside it
# make soak   what takes longer than the tests may
# make install PREFIX=/usr/local   program, adapters, manifests, headers and the Swift runtime, usable without a toolchain

SHELL := /bin/bash
SWIFT ?= swift
BIN := .build/release
DEBIAN := libopenblas-dev libyaml-dev libavformat-dev libavcodec-dev libswscale-dev libavutil-dev pkg-config
LIBRARIES := openblas yaml-0.1 libavformat libavcodec libswscale libavutil

PREFIX ?= /usr/local

.PHONY: run test build soak setup layout install format clean

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

# Nothing in an installation refers to this source tree or to the toolchain.
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/a2c/runtime $(DESTDIR)$(PREFIX)/share/a2c/generators \
	  $(DESTDIR)$(PREFIX)/share/a2c/prompts $(DESTDIR)$(PREFIX)/share/a2c/models/nano \
	  $(DESTDIR)$(PREFIX)/include/a2c/ext $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install -m 755 $(BIN)/a2c $(DESTDIR)$(PREFIX)/bin/
	for bundle in $(BIN)/adapters/*.a2c; do \
	  target=$(DESTDIR)$(PREFIX)/lib/a2c/adapters/$$(basename $$bundle); install -d $$target; \
	  install -m 644 $$bundle/* $$target/; done
	install -m 644 $(BIN)/generators/*.yaml $(DESTDIR)$(PREFIX)/share/a2c/generators/
	install -m 644 $(BIN)/prompts/*.yaml $(DESTDIR)$(PREFIX)/share/a2c/prompts/
	install -m 644 $(BIN)/models/nano/* $(DESTDIR)$(PREFIX)/share/a2c/models/nano/
	install -m 644 Sources/CA2CPlugin/include/a2c/*.h $(DESTDIR)$(PREFIX)/include/a2c/
	install -m 644 Sources/CA2CPlugin/include/a2c/ext/*.h $(DESTDIR)$(PREFIX)/include/a2c/ext/
	printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include' '' 'Name: a2c' \
	  'Description: Headers for a2c adapters' 'Version: 0.1.0' 'Cflags: -I$${includedir}' \
	  > $(DESTDIR)$(PREFIX)/lib/pkgconfig/a2c.pc
	for library in $$(ldd $(BIN)/a2c $(BIN)/lib*.so | sed -n 's|.* => \(/.*/swift/linux/[^ ]*\.so\).*|\1|p' | sort -u); do \
	  install -m 755 $$library $(DESTDIR)$(PREFIX)/lib/a2c/runtime/; done

format:
	$(SWIFT) format -i --recursive --configuration .swift-format Sources Plugins Tests Package.swift

clean:
	rm -rf .build out
