# Rules for a project of one adapter, in C or in Swift:
#
#   NAME := thermal
#   include …/share/a2c/kit/adapter.mk
#
# gives `make`, which builds $(NAME).a2c, `make validate`, `make run` and `make clean`. All *.c or all *.swift files of the
# folder are its code, adapter.yaml its manifest, sample.* what `validate` tries it with. FILES may name more files for the
# bundle, LDLIBS more libraries.

A2C ?= a2c
CFLAGS ?= -O2 -Wall -Wextra
BUNDLE := $(NAME).a2c
SAMPLES := $(wildcard sample.*)
SWIFT_SOURCES := $(wildcard *.swift)
LIBRARY := $(BUNDLE)/lib$(NAME).so

.PHONY: bundle validate run clean
bundle: $(LIBRARY) $(BUNDLE)/adapter.yaml $(FILES:%=$(BUNDLE)/%) $(SAMPLES:%=$(BUNDLE)/samples/%)

# Written beside and renamed: a host that has the old library open keeps it whole.
ifeq ($(SWIFT_SOURCES),)
$(LIBRARY): $(wildcard *.c *.h) | $(BUNDLE)/samples
	$(CC) -std=gnu11 $(CFLAGS) -fPIC -fvisibility=hidden -I"$(KIT)/../../../include" -shared $(filter %.c,$^) -o $@.new $(LDLIBS) -lm
	mv $@.new $@
else
KIT_SPACE := $(subst x,,x x)
include $(subst $(KIT_SPACE),\ ,$(KIT))/swift.mk
$(LIBRARY): $(SWIFT_SOURCES) $(KIT_LIBRARIES) | $(BUNDLE)/samples
	$(SWIFT_ADAPTER) -module-name adapter_$(subst -,_,$(NAME)) $(SWIFT_SOURCES) -o $@.new $(LDLIBS)
	mv $@.new $@
endif

$(BUNDLE)/samples/%: % | $(BUNDLE)/samples
	cp $< $@

$(BUNDLE)/%: % | $(BUNDLE)/samples
	cp $< $@

$(BUNDLE)/samples:
	mkdir -p $@

validate: bundle
	"$(A2C)" adapter validate $(BUNDLE)

run: bundle
	"$(A2C)" run --adapter-path "$(CURDIR)" --manifest example.yaml --force

clean:
	rm -rf $(BUNDLE) build
