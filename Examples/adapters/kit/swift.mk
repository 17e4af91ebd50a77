# Rules for adapters written in Swift. Compiles the kit once for each compiler, into build/kit-… of the adapter's
# folder, and gives SWIFT_ADAPTER, the command that compiles an adapter, and KIT_LIBRARIES, what it needs first.
# No compiled module is shipped: one is read only by the very compiler that made it.

KIT_FOLDER := $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))
SWIFTC ?= swiftc
ifeq ($(shell command -v $(SWIFTC) 2>/dev/null),)
$(error $(SWIFTC) was not found: install Swift 6.3 or newer, or write the adapter in C (a2c adapter new --language c))
endif
KIT_BUILD := build/kit-$(firstword $(shell $(SWIFTC) --version 2>/dev/null | cksum))
KIT_LIBRARIES := $(KIT_BUILD)/libSupport.a $(KIT_BUILD)/libA2CPluginKit.a

KIT_SWIFT := $(SWIFTC) -swift-version 6 -O -wmo -parse-as-library -I $(KIT_BUILD) -I $(KIT_FOLDER) \
  -Xfrontend -disable-implicit-string-processing-module-import
KIT_MODULE := $(KIT_SWIFT) -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
  -enable-upcoming-feature InternalImportsByDefault -package-name a2c -emit-module -emit-library -static
SWIFT_ADAPTER = $(KIT_SWIFT) -emit-library -L $(KIT_BUILD) -lA2CPluginKit -lSupport -lswiftSynchronization -lm \
  -no-toolchain-stdlib-rpath -Xlinker --version-script=$(KIT_FOLDER)/adapter.map -Xlinker -z -Xlinker defs

$(KIT_BUILD)/libSupport.a: $(wildcard $(KIT_FOLDER)/Support/*.swift)
	@mkdir -p $(KIT_BUILD)
	$(KIT_MODULE) -module-name Support $^ -o $@

$(KIT_BUILD)/libA2CPluginKit.a: $(KIT_BUILD)/libSupport.a $(wildcard $(KIT_FOLDER)/A2CPluginKit/*.swift)
	$(KIT_MODULE) -module-name A2CPluginKit $(filter %.swift,$^) -o $@
