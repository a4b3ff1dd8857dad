#!/usr/bin/python3
"""Do names find each other through Xapian's own parser and our rewriter?

usage: stubs.py BUILD PAIRS [NEGATIVES]

BUILD holds sakuin and libsakuin.so.0.  PAIRS has a native name, a tab and a
romanised one on each line; NEGATIVES one English word a line.  The native
names are indexed; romanised ones are asked for in lower case, so that the
parser sends stems, as they are written, and by our own parser.  Prints the
share that finds its name, and the share of negatives that finds any.
"""
import collections
import ctypes
import json
import os
import subprocess
import sys
import tempfile

import xapian


class Str(ctypes.Structure):
    _fields_ = [('ptr', ctypes.c_void_p), ('len', ctypes.c_size_t)]


class Error(ctypes.Structure):
    _fields_ = [('code', ctypes.c_int), ('text', ctypes.c_char * 500)]


FN = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, Str, ctypes.c_void_p)


class Sakuin:
    def __init__(self, build, names):
        self.lib = ctypes.CDLL(os.path.join(os.path.abspath(build),
                                            'libsakuin.so.0'))
        self.lib.sakuin_rewriter_new.restype = ctypes.c_void_p
        self.err = Error()
        self.folder = tempfile.TemporaryDirectory(prefix='stubs-')
        path = os.path.join(self.folder.name, 'db')
        self.names = names
        lines = '\n'.join(json.dumps({'id': str(i), 'text': n})
                          for i, n in enumerate(names))
        subprocess.run([os.path.join(build, 'sakuin'), 'index', '--quiet',
                        '-d', path, '-'], input=lines.encode(), check=True)
        paths = (ctypes.c_char_p * 1)(path.encode())
        self.rewriter = self.lib.sakuin_rewriter_new(
            paths, ctypes.c_size_t(1), ctypes.byref(self.err))
        self.db = xapian.Database(path)
        self.parser = xapian.QueryParser()
        self.parser.set_stemmer(xapian.Stem('english'))
        self.parser.set_database(self.db)

    def call(self, function, data):
        got = []

        def keep(_ctx, text, _err):
            got.append(ctypes.string_at(text.ptr, text.len))
            return True

        raw = ctypes.create_string_buffer(data, len(data))
        function.restype = ctypes.c_bool
        if not function(ctypes.c_void_p(self.rewriter),
                        Str(ctypes.addressof(raw), len(data)), FN(keep), None,
                        ctypes.byref(self.err)):
            return set()
        enquire = xapian.Enquire(self.db)
        enquire.set_query(xapian.Query.unserialise(got[0]))
        found = set()
        for hit in enquire.get_mset(0, 100):
            for line in hit.document.get_data().decode().splitlines():
                if line.startswith('id='):
                    found.add(self.names[int(line[3:])])
        return found

    def stock(self, text):
        try:
            query = self.parser.parse_query(text)
        except xapian.QueryParserError:
            return set()
        return self.call(self.lib.sakuin_query_rewrite, query.serialise())

    def ours(self, text):
        return self.call(self.lib.sakuin_query_serialise, text.encode())


def main():
    build, pairs = sys.argv[1:3]
    native = collections.defaultdict(set)
    with open(pairs, encoding='utf-8') as f:
        for line in f:
            name, romanised = line.rstrip('\n').split('\t')[:2]
            native[romanised].add(name)
    s = Sakuin(build, sorted(set().union(*native.values())))
    ways = {'stock, lower case': lambda t: s.stock(t.lower()),
            'stock, as written': s.stock,
            'ours, lower case': lambda t: s.ours(t.lower())}
    for way, ask in ways.items():
        right = sum(bool(ask(r) & names) for r, names in native.items())
        print('%-18s %5d of %5d  %.4f' % (way, right, len(native),
                                          right / len(native)))
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding='utf-8') as f:
            words = [w.strip().lower() for w in f if w.strip()]
        for way, ask in (('stock', s.stock), ('ours', s.ours)):
            wrong = [w for w in words if ask(w)]
            print('negatives, %-7s %5d of %5d  %.4f  %s' % (
                way, len(wrong), len(words), len(wrong) / len(words),
                ' '.join(wrong[:20])))


main()
