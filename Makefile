# make run    install what is missing, build, caption the example
# make test   install what is missing, build, run the tests
# make build  build only: .build/release/a2c with adapters, generators, prompts and the small model beside it
# make serve  build the server as well, and start it (SERVE="--port 9000 …")
# make soak   what takes longer than the tests may
# make results  the figures of RESULTS.md about captions
# make install PREFIX=/usr/local   program, adapters, manifests, headers and the Swift runtime, usable without a toolchain

SHELL := /bin/bash
SWIFT ?= swift
BIN := .build/release
DEBIAN := libopenblas-dev libyaml-dev libavformat-dev libavcodec-dev libswscale-dev libavutil-dev pkg-config
LIBRARIES := openblas yaml-0.1 libavformat libavcodec libswscale libavutil

PREFIX ?= /usr/local
TARGET = $(DESTDIR)$(PREFIX)

# What an adapter's author needs of Support: the part of it that is public.
KIT_SUPPORT := $(wildcard Sources/Support/JSON/*.swift) $(addprefix Sources/Support/,Checked.swift ExitStatus.swift \
  ExplainedError.swift FixedText.swift Limits.swift Output/TerminalText.swift Files/ByteReader.swift \
  Files/NaturalOrder.swift Files/Path.swift)

.PHONY: run test build serve server soak results setup layout install install-files install-kit format clean

run: build
	$(BIN)/a2c run --manifest Examples/combo.yaml --force

test: setup
	$(SWIFT) build -c release --build-tests
	@$(MAKE) --no-print-directory layout
	$(SWIFT) test -c release --skip-build --disable-xctest

build: setup
	$(SWIFT) build -c release
	@$(MAKE) --no-print-directory layout

serve: server
	$(BIN)/a2c-serve $(SERVE)

# In a folder of its own: a trait is part of how every module is compiled.
server: build
	$(SWIFT) build -c release --traits Server --product A2CServer --scratch-path .build-server
	@install -C -m 755 .build-server/release/A2CServer $(BIN)/a2c-serve

soak: test server
	Tests/Soak/run

results: build
	Tests/Soak/results.py

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
	@$(BIN)/a2c adapter trust --quiet --list $(BIN)/adapters/trusted $(BIN)/adapters/*.a2c
	@mkdir -p $(BIN)/generators $(BIN)/workflows $(BIN)/prompts
	@cp -u Manifests/generators/*.yaml $(BIN)/generators/
	@cp -u Manifests/workflows/*.json $(BIN)/workflows/
	@cp -u Manifests/prompts/*.yaml $(BIN)/prompts/
	@mkdir -p $(BIN)/page && install -C -m 644 Sources/A2CServer/Page/* $(BIN)/page/
	@mkdir -p $(BIN)/models/nano && install -C -m 644 Examples/nano/* $(BIN)/models/nano/
	@$(MAKE) --no-print-directory install-kit DESTDIR= PREFIX=$(BIN)

# Nothing in an installation refers to this source tree or to the toolchain.
install: build
	@$(MAKE) --no-print-directory install-files

# The same of what is built already.
install-files: install-kit
	install -d $(TARGET)/bin $(TARGET)/lib/a2c/runtime $(TARGET)/share/a2c/generators $(TARGET)/share/a2c/workflows \
	  $(TARGET)/share/a2c/prompts $(TARGET)/share/a2c/page $(TARGET)/share/a2c/models/nano $(TARGET)/lib/pkgconfig
	install -m 755 $(BIN)/a2c $(wildcard $(BIN)/a2c-serve) $(TARGET)/bin/
	install -m 644 $(BIN)/page/* $(TARGET)/share/a2c/page/
	set -e; for bundle in $(BIN)/adapters/*.a2c; do \
	  target=$(TARGET)/lib/a2c/adapters/$$(basename $$bundle); install -d $$target; \
	  install -m 644 $$bundle/* $$target/; done
	$(BIN)/a2c adapter lock --quiet --list $(TARGET)/lib/a2c/adapters/trusted $(TARGET)/lib/a2c/adapters/*.a2c
	install -m 644 $(BIN)/generators/*.yaml $(TARGET)/share/a2c/generators/
	install -m 644 $(BIN)/workflows/*.json $(TARGET)/share/a2c/workflows/
	install -m 644 $(BIN)/prompts/*.yaml $(TARGET)/share/a2c/prompts/
	install -m 644 $(BIN)/models/nano/* $(TARGET)/share/a2c/models/nano/
	printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include' 'kit=$${prefix}/share/a2c/kit' '' 'Name: a2c' \
	  'Description: Headers for a2c adapters' 'Version: 0.1.0' 'Cflags: -I$${includedir}' \
	  > $(TARGET)/lib/pkgconfig/a2c.pc
	set -e; for library in $$(ldd $(BIN)/a2c $(wildcard $(BIN)/a2c-serve) $(BIN)/lib*.so | sed -n 's|.* => \(/.*/swift/linux/[^ ]*\.so\).*|\1|p' | sort -u); do \
	  install -m 755 $$library $(TARGET)/lib/a2c/runtime/; done

# What the author of an adapter needs: headers, the Swift kit as sources, projects to start from.
install-kit:
	@install -d $(TARGET)/include/a2c/ext $(TARGET)/share/a2c/kit/Support $(TARGET)/share/a2c/kit/A2CPluginKit
	@install -C -m 644 Sources/CA2CPlugin/include/a2c/*.h $(TARGET)/include/a2c/
	@install -C -m 644 Sources/CA2CPlugin/include/a2c/ext/*.h $(TARGET)/include/a2c/ext/
	@install -C -m 644 Examples/adapters/kit/* Sources/CA2CPlugin/adapter.map $(TARGET)/share/a2c/kit/
	@install -C -m 644 $(KIT_SUPPORT) $(TARGET)/share/a2c/kit/Support/
	@install -C -m 644 Sources/A2CPluginKit/*.swift $(TARGET)/share/a2c/kit/A2CPluginKit/
	@set -e; for template in starter-c starter-swift thermal-c thermal-swift; do \
	  target=$(TARGET)/share/a2c/templates/$$template; install -d $$target; \
	  install -C -m 644 Examples/adapters/$$template/* $$target/; done

format:
	$(SWIFT) format -i --recursive --configuration .swift-format Sources Plugins Tests Package.swift

clean:
	rm -rf .build .build-server out
