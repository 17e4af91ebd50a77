# Rules for adapters written in Swift, which adapter.mk includes. Compiles the kit once for each compiler, into build/kit-…
# of the adapter's folder, and gives SWIFT_ADAPTER, the command that compiles an adapter, and KIT_LIBRARIES, what it needs
# first. No compiled module is shipped: one is read only by the very compiler that made it.

SWIFTC ?= swiftc
ifeq ($(shell command -v $(SWIFTC) 2>/dev/null),)
$(error $(SWIFTC) was not found: install Swift 6.3 or newer, or write the adapter in C (a2c adapter new --language c))
endif
# Another compiler, or another kit, gets another folder.
KIT_BUILD := build/kit-$(firstword $(shell { $(SWIFTC) --version; find "$(KIT)" -type f -exec cksum {} +; } 2>/dev/null | sort | cksum))
KIT_LIBRARIES := $(KIT_BUILD)/libSupport.a $(KIT_BUILD)/libA2CPluginKit.a

KIT_SWIFT := $(SWIFTC) -swift-version 6 -O -wmo -parse-as-library -I $(KIT_BUILD) -I "$(KIT)"
KIT_MODULE := $(KIT_SWIFT) -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
  -enable-upcoming-feature InternalImportsByDefault -package-name a2c -emit-module -emit-library -static
SWIFT_ADAPTER = $(KIT_SWIFT) -emit-library -L $(KIT_BUILD) -lA2CPluginKit -lSupport \
  -Xlinker --as-needed -lswiftSynchronization -lswift_StringProcessing -lswiftGlibc -lm \
  -no-toolchain-stdlib-rpath -Xlinker "--version-script=$(KIT)/adapter.map" -Xlinker -z -Xlinker defs

# Its paths may hold spaces, so the sources are named by the shell.
$(KIT_BUILD)/libSupport.a:
	@mkdir -p $(KIT_BUILD)
	find "$(KIT)/Support" -name '*.swift' -print0 | xargs -0 $(KIT_MODULE) -module-name Support -o $@

$(KIT_BUILD)/libA2CPluginKit.a: $(KIT_BUILD)/libSupport.a
	find "$(KIT)/A2CPluginKit" -name '*.swift' -print0 | xargs -0 $(KIT_MODULE) -module-name A2CPluginKit -o $@
