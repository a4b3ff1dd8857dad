# make            build the command and the library   make demo    try it
# make check      all tests                           make bench   figures
# make install    DESTDIR=, PREFIX=                    make MODE=asan check
# Modes: release debug asan tsan cov fuzz, each with a build/MODE/ of its own.

MODE   ?= release
B      := build/$(MODE)
PREFIX ?= /usr/local

MODES := release debug asan tsan cov fuzz
ifeq ($(filter $(MODE),$(MODES)),)
$(error MODE=$(MODE): use one of $(MODES))
endif

PKGS := xapian-core icu-i18n icu-uc jansson libxml-2.0 zlib libexttextcat nettle
PKG_CPPFLAGS = $(shell pkg-config --cflags $(PKGS))
PKG_LIBS     = $(shell pkg-config --libs $(PKGS)) -lstemmer

WARN   := -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wwrite-strings \
          -Wvla -Wpointer-arith -Wformat=2 -Wundef -Wconversion
CWARN  := -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
ifdef WERROR
WARN += -Werror
endif
HARDEN := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection
MODE_release := -O2 -g $(HARDEN)
MODE_debug   := -O0 -g3
MODE_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
                -fno-sanitize-recover=all
MODE_tsan    := -O1 -g -fsanitize=thread
MODE_cov     := -O0 -g --coverage
MODE_fuzz    := -O1 -g -fsanitize=fuzzer-no-link,address,undefined
ifeq ($(MODE),fuzz)
CC  := clang
CXX := clang++
endif

# User flags come last so that they win.
CPP_ALL = -Iplugin -Ianalyzers -Iindex -Iindex/formats -D_GNU_SOURCE \
          $(PKG_CPPFLAGS) $(CPPFLAGS)
C_ALL   = -std=c11 $(WARN) $(CWARN) -fPIC -fvisibility=hidden \
          $(MODE_$(MODE)) $(CFLAGS)
CXX_ALL = -std=c++17 $(WARN) -fPIC -fvisibility=hidden \
          $(MODE_$(MODE)) $(CXXFLAGS)
LD_ALL  = $(MODE_$(MODE)) -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS)

CMD_SRC := $(wildcard plugin/cmd_*.c plugin/command.c)
LIB_SRC := $(filter-out $(CMD_SRC),$(wildcard plugin/*.c analyzers/*.c \
           index/*.c index/formats/*.c index/*.cc))
LIB_OBJ := $(addprefix $B/,$(addsuffix .o,$(basename $(LIB_SRC))))
CMD_OBJ := $(addprefix $B/,$(addsuffix .o,$(basename $(CMD_SRC))))
TESTS   := $(patsubst tests/%.c,$B/%,$(wildcard tests/check_*.c))

.PHONY: all clean
.DELETE_ON_ERROR:
.PRECIOUS: $B/%.o

all: $B/libsakuin.a $B/sakuin
	@ln -sf $(MODE)/sakuin build/sakuin

# Rebuild everything when the flags change.
$B/flags: FORCE
	@mkdir -p $B
	@echo '$(CC) $(CXX) $(CPP_ALL) $(C_ALL) $(CXX_ALL) $(LD_ALL)' | \
	  cmp -s - $@ || \
	  echo '$(CC) $(CXX) $(CPP_ALL) $(C_ALL) $(CXX_ALL) $(LD_ALL)' > $@
.PHONY: FORCE

$B/%.o: %.c Makefile $B/flags
	@mkdir -p $(@D)
	$(CC) $(CPP_ALL) $(C_ALL) -MMD -MP -c -o $@ $<
$B/%.o: %.cc Makefile $B/flags
	@mkdir -p $(@D)
	$(CXX) $(CPP_ALL) $(CXX_ALL) -MMD -MP -c -o $@ $<

$B/libsakuin.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIB_OBJ)
$B/sakuin: $(CMD_OBJ) $B/libsakuin.a
	$(CXX) $(LD_ALL) -o $@ $^ $(PKG_LIBS)
$B/check_%: $B/tests/check_%.o $B/libsakuin.a
	$(CXX) $(LD_ALL) -o $@ $^ $(shell pkg-config --libs check) $(PKG_LIBS)

clean:
	rm -rf build

-include $(shell find $B -name '*.d' 2>/dev/null)
