# sakuin: build, test, install.  There is no configure step.
#
#   make                      build/sakuin and the libraries
#   make demo                 show what it does
#   make check                every test; ONLY='e2e/*' runs some
#   make browser              the pages for Omega in Chromium
#   make install uninstall    DESTDIR= PREFIX=/usr/local
#   make bench                figures of this machine
#   make bench-quality        how well hits are ranked, with ../shared/data
#   make golden UPDATE=1      write the expected tokens anew
#   make lint format          for developers
#   make fuzz coverage        FUZZ_SECONDS=60 for each target
#   make dist deb clean
#
# MODE=release (default), debug, asan, tsan, cov or fuzz; each has a
# build/MODE of its own.  WERROR=1 makes warnings fatal, V=1 shows commands.
# CC, CXX, CPPFLAGS, CFLAGS, CXXFLAGS and LDFLAGS are the user's and come last.

MODE       ?= release
PREFIX     ?= /usr/local
bindir     ?= $(PREFIX)/bin
libdir     ?= $(PREFIX)/lib
includedir ?= $(PREFIX)/include
datadir    ?= $(PREFIX)/share
mandir     ?= $(datadir)/man
docdir     ?= $(datadir)/doc/sakuin
zshdir     ?= $(datadir)/zsh/site-functions
# Where Debian's python3 looks: below /usr/local its version is in the name.
pythondir  ?= $(PREFIX)/lib/$(if $(filter /usr,$(PREFIX)),python3,$(shell \
  /usr/bin/python3 -c 'import sys; print("python%d.%d" % sys.version_info[:2])' \
  2>/dev/null || echo python3))/dist-packages

MODES := release debug asan tsan cov fuzz
ifeq ($(filter $(MODE),$(MODES)),)
$(error MODE=$(MODE): use one of $(MODES))
endif
ifeq ($(MODE),fuzz)
CC  := clang
CXX := clang++
endif
B       := build/$(MODE)
VERSION := $(shell sed -n 's/^.define SAKUIN_VERSION "\(.*\)"/\1/p' \
             plugin/sakuin.h)
SO      := libsakuin.so.0

# GMime is loaded when there is mail (index/formats/gmime_library.h).
# pkg-config is asked when a compiler first needs the answer, and once:
# plugin/deps.sh may have to install it before.
PKGS := xapian-core icu-i18n icu-uc jansson libxml-2.0 zlib libexttextcat \
        nettle libarchive libbrotlidec
ask   = $(eval $1 := $(shell pkg-config $2 2>/dev/null) $3)$($1)
PKG_CPPFLAGS = $(call ask,PKG_CPPFLAGS,--cflags $(PKGS) gmime-3.0)
PKG_LIBS     = $(call ask,PKG_LIBS,--libs $(PKGS),-lstemmer)
DEPS         = CC='$(CC)' CXX='$(CXX)' sh plugin/deps.sh
CHECK_LIBS   = $(call ask,CHECK_LIBS,--libs check)

# Not -Wshadow in C++: there xc_search() "hides" struct xc_search.
WARN   := -Wall -Wextra -Wpedantic -Wcast-qual -Wwrite-strings -Wvla \
          -Wpointer-arith -Wformat=2 -Wundef -Wconversion
CWARN  := -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
          -Wold-style-definition
ifdef WERROR
WARN   += -Werror
endif
MODE_release := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 \
                -fstack-protector-strong -fstack-clash-protection
MODE_debug   := -O0 -g3
MODE_asan    := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all \
                -fsanitize=address,undefined
MODE_tsan    := -O1 -g -fsanitize=thread
MODE_cov     := -O0 -g --coverage
MODE_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined
CODEGEN      := $(MODE_$(MODE)) -fPIC -fvisibility=hidden -pthread

CPP_ALL = -Iplugin -Ianalyzers -Iindex -Iindex/dictionary \
          -Iindex/catalogue -Iindex/formats -Iindex/references -D_GNU_SOURCE $(PKG_CPPFLAGS) $(CPPFLAGS)
C_ALL   = -std=c11 $(WARN) $(CWARN) $(CODEGEN) $(CFLAGS)
CXX_ALL = -std=c++17 $(WARN) $(CODEGEN) $(CXXFLAGS)
LD_ALL  = $(MODE_$(MODE)) -pthread -Wl,-z,relro,-z,now -Wl,--as-needed \
          $(LDFLAGS)

objects   = $(addprefix $B/,$(addsuffix .o,$(basename $1)))
CMD_SRC  := $(wildcard plugin/command.c plugin/cmd_*.c)
CON_SRC  := $(wildcard plugin/connector*.c)
LIB_SRC  := $(filter-out $(CMD_SRC) $(CON_SRC),$(wildcard plugin/*.c \
              analyzers/*.c index/*.c index/dictionary/*.c \
              index/catalogue/*.c index/formats/*.c \
              index/references/*.c index/*.cc))
LIB_OBJ  := $(call objects,$(LIB_SRC))
CMD_OBJ  := $(call objects,$(CMD_SRC))
# All of the connector but its main(), which tests and `sakuin doctor` use.
CON_OBJ  := $(call objects,$(filter-out plugin/connector.c,$(CON_SRC)))
TESTS    := $(patsubst tests/%.c,$B/%,$(wildcard tests/check_*.c))
FUZZERS  := $(patsubst tests/fuzz/%.c,$B/%,$(wildcard tests/fuzz/fuzz_*.c))
BENCHES  := $(patsubst tests/bench/%.c,$B/%,\
              $(wildcard tests/bench/bench_*.c))
SCRIPTS  := $(wildcard plugin/*.sh tests/*.sh tests/e2e/*.sh \
              tests/bench/*.sh .ci/run)

# What is installed: a list for each kind of file.  To install another one,
# add it to its list, here or further down, and to tests/installed.txt.
PROGRAMS   := $B/sakuin $B/sakuin-connector
LIBRARIES  := $B/libsakuin.a $B/$(SO)
HEADERS    := plugin/sakuin.h
PKGCONFIG  := $B/sakuin.pc
MANUALS    := $(wildcard plugin/man/*.[1-9])
TABLES     := analyzers/tables/names.tsv
COMPLETION := plugin/completion/sakuin.bash
OMEGA      := $(wildcard plugin/omega/*)
UNITS      := $(patsubst plugin/%,$B/%,$(wildcard plugin/systemd/*))
PYTHON     := plugin/python/sakuin.py
EXAMPLES   := $(wildcard plugin/examples/*)

# Mode, file and place of each, one a line.
define EOL


endef
place = $(foreach f,$2,$1 $f $3/$(notdir $f)$(EOL))
define INSTALLED
$(call place,755,$(PROGRAMS),$(bindir))
$(call place,644,$(LIBRARIES),$(libdir))
$(call place,644,$(HEADERS),$(includedir))
$(call place,644,$(PKGCONFIG),$(libdir)/pkgconfig)
$(foreach s,1 3 5 7 8,$(call \
  place,644,$(filter %.$s,$(MANUALS)),$(mandir)/man$s))
$(call place,644,$(TABLES),$(datadir)/sakuin)
$(call place,644,$(OMEGA),$(datadir)/sakuin/omega)
$(call place,644,$(UNITS),$(datadir)/sakuin/systemd)
$(call place,644,$(PYTHON),$(pythondir))
$(call place,644,$(EXAMPLES),$(docdir)/examples)
$(foreach c,sakuin sakuin-connector,644 $(COMPLETION) \
  $(datadir)/bash-completion/completions/$c$(EOL))
644 plugin/completion/_sakuin $(zshdir)/_sakuin
644 plugin/completion/sakuin.fish $(datadir)/fish/vendor_completions.d/sakuin.fish
endef

.DELETE_ON_ERROR:
.PRECIOUS: $B/%.o
.PHONY: FORCE all demo check browser bench golden lint format fuzz coverage dist \
        deb install uninstall clean run-demo run-check run-bench \
        run-browser run-fuzz bench-quality

all: $B/libsakuin.a $B/$(SO) $B/sakuin $B/sakuin-connector
ifeq ($(MODE),release)
all: build/sakuin build/sakuin-connector
build/sakuin build/sakuin-connector: build/%: $B/%
	@ln -sfn release/$* $@
endif

# Where the command looks for it, as in $(datadir) from $(bindir).
all: build/share/sakuin/names.tsv
build/share/sakuin/names.tsv: analyzers/tables/names.tsv
	@mkdir -p $(@D)
	@cp $< $@
all: build/share/sakuin/omega
build/share/sakuin/omega:
	@mkdir -p $(@D)
	@ln -sfn ../../../plugin/omega $@

# Build

# The manual is what 'sakuin COMMAND --help' says.
$B/plugin/cmd_help.o: $B/help.h
$B/plugin/cmd_help.o: CPP_ALL += -I$B
$B/help.h: plugin/help.awk plugin/man/sakuin.1 | $B
	@awk -f $^ plugin/man/sakuin.1 >$@

# Everything depends on the flags, the programs on the list of sources: a
# stamp changes only when its text does.
$B/flags:   STAMP = $(CC) $(CXX) $(CPP_ALL) $(C_ALL) $(CXX_ALL) $(LD_ALL)
$B/sources: STAMP = $(LIB_OBJ) $(CMD_OBJ) $(CON_OBJ)
$B/flags $B/sources: FORCE | $B
	$(file >$@.new,$(STAMP))
	@cmp -s $@ $@.new || { $(DEPS) -n build && mv $@.new $@; }
$B:
	@mkdir -p $@

say = $(if $(V),,@echo '$1';)
$B/%.o: %.c Makefile $B/flags
	@mkdir -p $(@D)
	$(call say,$(CC) $<)$(CC) $(CPP_ALL) $(C_ALL) -MMD -MP -c -o $@ $<
$B/%.o: %.cc Makefile $B/flags
	@mkdir -p $(@D)
	$(call say,$(CXX) $<)$(CXX) $(CPP_ALL) $(CXX_ALL) -MMD -MP -c -o $@ $<

LINK  = $(call say,link $@)$(CXX) $(LD_ALL) -o $@ $(filter %.o,$^) \
        $(filter %.a,$^)
$B/libsakuin.a: $(LIB_OBJ) $B/sources
	@rm -f $@
	$(call say,archive $@)$(AR) rcs $@ $(LIB_OBJ)
$B/$(SO): $(LIB_OBJ) plugin/sakuin.map $B/sources
	$(LINK) -shared -Wl,-soname,$(SO) \
	  -Wl,--version-script=plugin/sakuin.map $(PKG_LIBS)
$B/sakuin: $(CMD_OBJ) $(CON_OBJ) $B/libsakuin.a $B/sources
	$(LINK) -pie $(PKG_LIBS)
$B/sakuin-connector: $B/plugin/connector.o $(CON_OBJ) \
    $B/plugin/cmd_installed.o $B/libsakuin.a $B/sources
	$(LINK) -pie $(PKG_LIBS)

# Tests.  In check_oom_*.c the library's allocations, and no others, go
# through tests/oom.c (--wrap would catch those of the static libcheck too).
OBJCOPY ?= objcopy
$B/libsakuin-oom.a: $B/libsakuin.a
	$(call say,objcopy $@)$(OBJCOPY) $(foreach f,malloc calloc realloc \
	  strdup strndup,--redefine-sym $f=oom_$f) $< $@
$B/check_oom_%: $B/tests/check_oom_%.o $B/tests/oom.o $B/libsakuin-oom.a
	$(LINK) $(CHECK_LIBS) $(PKG_LIBS)
$(filter $B/check_connector%,$(TESTS)) $B/check_oom_connector \
  $B/fuzz_connector: $(CON_OBJ)
$B/check_warc: PKG_LIBS += -lbrotlienc
$B/check_%: $B/tests/check_%.o $B/libsakuin.a
	$(LINK) $(CHECK_LIBS) $(PKG_LIBS)
$B/bench_%: $B/tests/bench/bench_%.o $B/libsakuin.a
	$(LINK) $(PKG_LIBS)
ifeq ($(MODE),fuzz)
$B/fuzz_%: $B/tests/fuzz/fuzz_%.o $B/libsakuin.a
	$(LINK) -fsanitize=fuzzer $(PKG_LIBS)
else
$B/fuzz_%: $B/tests/fuzz/fuzz_%.o $B/tests/fuzz/replay.o $B/libsakuin.a
	$(LINK) $(PKG_LIBS)
endif

demo check: %: run-deps-%
	@$(MAKE) --no-print-directory run-$@
run-deps-%:
	@$(DEPS) $*
bench: run-deps-demo
	@$(MAKE) --no-print-directory run-bench

# What the scripts in tests/ need to know.
run-%: export SAKUIN := $(CURDIR)/$B/sakuin
run-check run-bench: export BUILD := $B
run-check: export TEST_MODE := $(MODE)
run-check: export TEST_COMPILER = $(CC)
run-check: export TEST_CXX_ALONE = $(CXX)
run-check: export TEST_CC = $(CC) $(CPP_ALL) $(C_ALL)
run-check: export TEST_CXX = $(CXX) $(CPP_ALL) $(CXX_ALL)
run-check: export TEST_LD = $(LD_ALL)
run-check: export TEST_LIBS = $(PKG_LIBS)
run-demo: all
	@sh plugin/demo.sh
run-check: all $(TESTS) $(FUZZERS)
	@sh tests/run.sh
run-bench: all $(BENCHES)
	@sh tests/bench/run.sh

# Figures of ranking on collections that are too large to be here; KEEP and
# AGAINST are folders, see tests/bench/quality.py.
QUALITY := ../shared/data/retrieval
bench-quality: all
	@if [ -d $(QUALITY) ]; then /usr/bin/python3 tests/bench/quality.py \
	  --sakuin $B/sakuin --data $(QUALITY) $(if $(KEEP),--keep $(KEEP)) \
	  $(if $(AGAINST),--against $(AGAINST)) $(SETS); else \
	  echo "bench-quality: no $(QUALITY), nothing to measure"; fi

# Chromium and what drives it: not for everybody's make check, which runs the
# same test where they are.
browser: run-deps-browser build/browser/node_modules/.package-lock.json
	@$(MAKE) --no-print-directory run-browser
run-browser: export BUILD := $B
run-browser: export TEST_MODE := $(MODE)
run-browser: export ONLY := e2e/omega_browser
run-browser: all
	@sh tests/run.sh
build/browser/node_modules/.package-lock.json: tests/browser/package.json | \
  run-deps-browser
	@mkdir -p build/browser
	@cp $< build/browser
	npm install --prefix build/browser --no-audit --no-fund \
	  --ignore-scripts --loglevel=error
	@touch $@

golden: all
	@SAKUIN=$(CURDIR)/$B/sakuin UPDATE=$(UPDATE) sh tests/golden.sh

# Developers

FUZZ_SECONDS ?= 60
FUZZ         ?= $(notdir $(FUZZERS))
fuzz:
	@$(MAKE) --no-print-directory MODE=fuzz run-fuzz
run-fuzz: $(addprefix $B/,$(FUZZ))
	@set -e; for f in $(FUZZ); do c=$B/corpus/$$f; echo "== $$f"; \
	  mkdir -p $$c; $B/$$f -max_total_time=$(FUZZ_SECONDS) \
	  -artifact_prefix=$B/$$f- $$c fixtures/fuzz/$${f#fuzz_}; done

coverage:
	@find build/cov -name '*.gcda' -delete 2>/dev/null || :
	@$(MAKE) --no-print-directory MODE=cov check
	@sh tests/coverage.sh build/cov

C_FILES := $(wildcard $(foreach d,plugin plugin/examples analyzers index \
             index/catalogue index/dictionary index/formats \
             index/references tests tests/fuzz tests/bench,$d/*.c $d/*.h $d/*.cc))
lint: export LINT_FLAGS = $(CPP_ALL)
lint: export LINT_SCRIPTS = $(SCRIPTS)
lint:
	@sh tests/lint.sh $(C_FILES)
format:
	clang-format -i $(C_FILES)

# Install

$B/sakuin.pc: plugin/sakuin.pc.in plugin/sakuin.h FORCE
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' \
	  -e 's|@LIBDIR@|$(libdir:$(PREFIX)/%=$${prefix}/%)|' \
	  -e 's|@INCLUDEDIR@|$(includedir:$(PREFIX)/%=$${prefix}/%)|' \
	  -e 's|@DATADIR@|$(datadir:$(PREFIX)/%=$${prefix}/%)|' \
	  -e 's|@LIBS@|$(PKG_LIBS)|' $< >$@

# Units name the program by its whole path.
$B/systemd/%: plugin/systemd/% FORCE
	@mkdir -p $(@D)
	@sed 's|/usr/local/bin/|$(bindir)/|' $< >$@

export INSTALLED
install: all $B/sakuin.pc $(UNITS)
	@echo "$$INSTALLED" | while read -r mode from to; do \
	  [ -z "$$to" ] || { echo "$(DESTDIR)$$to"; \
	  install -D -m $$mode $$from "$(DESTDIR)$$to"; } || exit; done
	@ln -sf $(SO) "$(DESTDIR)$(libdir)/libsakuin.so"
uninstall:
	@echo "$$INSTALLED" | while read -r mode from to; do \
	  [ -z "$$to" ] || rm -f "$(DESTDIR)$$to"; done
	rm -f "$(DESTDIR)$(libdir)/libsakuin.so"
	@rm -f "$(DESTDIR)$(pythondir)"/__pycache__/sakuin.*.pyc
	@for d in $(datadir)/sakuin $(docdir); do \
	  [ ! -d "$(DESTDIR)$$d" ] || \
	  find "$(DESTDIR)$$d" -depth -type d -empty -delete; done

dist:
	@mkdir -p build
	git archive --prefix=sakuin-$(VERSION)/ \
	  -o build/sakuin-$(VERSION).tar.gz HEAD
deb:
	@$(DEPS) deb
	@sh plugin/deb.sh $(VERSION) build/deb
clean:
	rm -rf build

-include $(shell find $B -name '*.d' 2>/dev/null)
