# make run    install what is missing, build, caption the example
# make test   install what is missing, build, run the tests
# make build  build only: .build/release/a2c with adapters, generators, prompts and the small model beside it
# make serve  build the server as well, and start it (SERVE="--port 9000 …")
# make soak   what takes longer than the tests may
# make bench  how fast the kernels are, in turn with the portable ones; fails where one is slower than it should be
# make results  the figures of RESULTS.md about captions
# make install PREFIX=/usr/local   program, adapters, manifests, headers, pages and the Swift runtime, for use without a toolchain

SHELL := /bin/bash
SWIFT ?= swift
BIN := .build/release
DEBIAN := libopenblas-dev libyaml-dev libavformat-dev libavcodec-dev libswscale-dev libavutil-dev libcurl4-openssl-dev \
  pkg-config
LIBRARIES := openblas yaml-0.1 libavformat libavcodec libswscale libavutil libcurl

# May hold spaces; every use of them stands in quotes.
PREFIX ?= /usr/local
TARGET = $(DESTDIR)$(PREFIX)
SHARE = $(TARGET)/share/a2c

VERSION = $(shell sed -n 's/.*version = "\(.*\)".*/\1/p' Sources/Support/Version.swift)

.PHONY: run test build serve server soak bench results setup layout install install-files install-kit install-pages \
  format clean

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

bench: build
	$(BIN)/a2c bench kernels --check
	Tests/Soak/bench.py $(addprefix --model ,$(or $(MODEL),nano) $(QUANTISED))

results: build
	Tests/Soak/results.py

# Debian packages are installed only where pkg-config does not find them.
setup:
	@pkg-config --exists $(LIBRARIES) 2>/dev/null || { \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  if [ -n "$$sudo" ] && ! command -v sudo >/dev/null; then \
	    echo "missing packages, and no sudo to install them; ask for: $(DEBIAN)" >&2; exit 1; fi; \
	  $$sudo apt-get update && $$sudo apt-get install -y $(DEBIAN); }

# What the kit is built on: the public part of Support, and what both read of NumPy's files.
KIT_SUPPORT := $(wildcard Sources/Support/JSON/*.swift Sources/Support/Geometry/*.swift) \
  $(addprefix Sources/Support/,Checked.swift EvenSpread.swift ExitStatus.swift \
  ExplainedError.swift FixedText.swift Limits.swift Output/TerminalText.swift Files/ByteReader.swift Files/CRC32.swift Files/NaturalOrder.swift \
  Files/Path.swift Files/NumpyFields.swift)

# What an installation has, beside the binary: it finds these relative to its own path.
layout:
	@for manifest in Manifests/adapters/*.yaml; do \
	  bundle=$(BIN)/adapters/$$(basename $$manifest .yaml).a2c; mkdir -p $$bundle; \
	  library=$$(sed -n 's/.*file: *\(lib[A-Za-z0-9]*\.so\).*/\1/p' $$manifest | head -n 1); \
	  cp -u $$manifest $$bundle/adapter.yaml && cp -u $(BIN)/$$library $$bundle/; done
	@$(BIN)/a2c adapter trust --quiet --list $(BIN)/adapters/trusted $(BIN)/adapters/*.a2c
	@mkdir -p $(BIN)/generators $(BIN)/workflows $(BIN)/prompts $(BIN)/recipes $(BIN)/tools
	@cp -u Manifests/generators/*.yaml $(BIN)/generators/
	@cp -u Manifests/workflows/*.json $(BIN)/workflows/
	@cp -u Manifests/prompts/*.yaml $(BIN)/prompts/
	@cp -u Manifests/recipes/*.yaml $(BIN)/recipes/
	@cp -u Manifests/tools/*.yaml $(BIN)/tools/
	@mkdir -p $(BIN)/page && install -C -m 644 Sources/A2CServer/Page/* $(BIN)/page/
	@mkdir -p $(BIN)/models/nano && install -C -m 644 Examples/nano/* $(BIN)/models/nano/
	@$(MAKE) --no-print-directory install-kit DESTDIR= PREFIX=$(BIN)

# Nothing in an installation refers to this source tree or to the toolchain: debugging information, which names sources, is
# taken out, and the Swift runtime is looked for in the installation.
install: build
	@$(MAKE) --no-print-directory install-files

# The same of what is built already.
install-files: install-kit install-pages
	install -d "$(TARGET)/bin" "$(TARGET)/lib/a2c/runtime" "$(TARGET)/lib/pkgconfig" "$(SHARE)/models/nano" \
	  "$(SHARE)/generators" "$(SHARE)/workflows" "$(SHARE)/prompts" "$(SHARE)/recipes" "$(SHARE)/tools" "$(SHARE)/page"
	install -m 755 $(BIN)/a2c $(wildcard $(BIN)/a2c-serve) "$(TARGET)/bin/"
	set -e; for bundle in $(BIN)/adapters/*.a2c; do \
	  target="$(TARGET)/lib/a2c/adapters/$$(basename $$bundle)"; install -d "$$target"; \
	  install -m 644 $$bundle/* "$$target/"; done
	strip --strip-debug "$(TARGET)/bin/a2c" "$(TARGET)"/lib/a2c/adapters/*.a2c/*.so
	Tools/own-runtime '$$ORIGIN/../lib/a2c/runtime' "$(TARGET)/bin/a2c"
	Tools/own-runtime '$$ORIGIN/../../runtime' "$(TARGET)"/lib/a2c/adapters/*.a2c/*.so
	$(BIN)/a2c adapter lock --quiet --list "$(TARGET)/lib/a2c/adapters/trusted" "$(TARGET)"/lib/a2c/adapters/*.a2c
	install -m 644 $(BIN)/generators/*.yaml "$(SHARE)/generators/"
	install -m 644 $(BIN)/workflows/*.json "$(SHARE)/workflows/"
	install -m 644 $(BIN)/prompts/*.yaml "$(SHARE)/prompts/"
	install -m 644 $(BIN)/recipes/*.yaml "$(SHARE)/recipes/"
	install -m 644 $(BIN)/tools/*.yaml "$(SHARE)/tools/"
	install -m 644 $(BIN)/page/* "$(SHARE)/page/"
	install -m 644 $(BIN)/models/nano/* "$(SHARE)/models/nano/"
	set -e; find Examples -type f ! -path 'Examples/nano/*' ! -path 'Examples/adapters/*' -print0 | \
	  while IFS= read -r -d '' file; do install -D -m 644 "$$file" "$(SHARE)/examples/$${file#Examples/}"; done
	set -e; for library in $$(ldd $(BIN)/a2c $(wildcard $(BIN)/a2c-serve) $(BIN)/lib*.so | sed -n 's|.* => \(/.*/swift/linux/[^ ]*\.so\).*|\1|p' | sort -u); do \
	  install -m 755 "$$library" "$(TARGET)/lib/a2c/runtime/"; done
	printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include' 'kit=$${prefix}/share/a2c/kit' '' 'Name: a2c' \
	  'Description: Headers for a2c adapters' 'Version: $(VERSION)' 'Cflags: -I"$${includedir}"' \
	  > "$(TARGET)/lib/pkgconfig/a2c.pc"

# What the author of an adapter needs: headers, the Swift kit as sources, projects to start from. The kit is the product
# A2CPluginKit, whole, with what it is built on.
install-kit:
	@install -d "$(TARGET)/include/a2c/ext" "$(SHARE)/kit"
	@install -C -m 644 Sources/CA2CPlugin/include/a2c/*.h "$(TARGET)/include/a2c/"
	@install -C -m 644 Sources/CA2CPlugin/include/a2c/ext/*.h "$(TARGET)/include/a2c/ext/"
	@install -C -m 644 Examples/adapters/kit/* Sources/CA2CPlugin/adapter.map "$(SHARE)/kit/"
	@rm -rf "$(SHARE)/kit/Support" "$(SHARE)/kit/A2CPluginKit"
	@set -e; for file in $(KIT_SUPPORT) $$(find Sources/A2CPluginKit -name '*.swift'); do \
	  install -D -m 644 "$$file" "$(SHARE)/kit/$${file#Sources/}"; done
	@set -e; for template in starter-c starter-swift thermal-c thermal-swift; do \
	  target="$(SHARE)/templates/$$template"; install -d "$$target"; \
	  install -C -m 644 Examples/adapters/$$template/* "$$target/"; done

# What a person reads: the manual page, completions, the licence, the documents.
install-pages:
	install -d "$(TARGET)/share/man/man1" "$(TARGET)/share/bash-completion/completions" \
	  "$(TARGET)/share/zsh/site-functions" "$(TARGET)/share/fish/vendor_completions.d" "$(TARGET)/share/doc/a2c"
	$(BIN)/a2c manual > "$(TARGET)/share/man/man1/a2c.1"
	$(BIN)/a2c --generate-completion-script bash > "$(TARGET)/share/bash-completion/completions/a2c"
	$(BIN)/a2c --generate-completion-script zsh > "$(TARGET)/share/zsh/site-functions/_a2c"
	$(BIN)/a2c --generate-completion-script fish > "$(TARGET)/share/fish/vendor_completions.d/a2c.fish"
	install -m 644 LICENSE README.md SECURITY.md "$(TARGET)/share/doc/a2c/"
	install -m 644 docs/*.md docs/*.png "$(TARGET)/share/doc/a2c/"

format:
	$(SWIFT) format -i --recursive --configuration .swift-format Sources Plugins Tests Package.swift

clean:
	rm -rf .build .build-server out
