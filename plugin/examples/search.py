#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""search.py DB QUERY... - a program that searches with python3-xapian; the
three lines that end with # sakuin let it see across scripts."""

import sys

import xapian

import sakuin  # sakuin

db = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_database(db)
parser.set_stemmer(xapian.Stem("english"))
parser.set_stemming_strategy(parser.STEM_SOME)
query = parser.parse_query(" ".join(sys.argv[2:]))

rw = sakuin.Rewriter(sys.argv[1])  # sakuin
query = rw.rewrite(query)  # sakuin

enquire = xapian.Enquire(db)
enquire.set_query(query)
for hit in enquire.get_mset(0, 10):
    record = dict(line.split("=", 1)
                  for line in hit.document.get_data().decode().splitlines())
    print(hit.percent, record["id"], record["caption"])
