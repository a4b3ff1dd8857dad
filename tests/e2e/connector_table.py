"""Queries in several front ends of Xapian's, behind the connector and without.

usage: connector_table.py [--print] DB STUB PLAIN SAKUIN OMEGA.CONF TSV

Each query of TSV (query, the id of a document that must be found, "-" for
none, and "kanji" if those have to be read) is asked of quest, Omega with its
stock template, Python, Perl and Tcl, where they are installed, all as they
are, behind STUB, which names the connector, and PLAIN, which names Xapian's
own server. What each parsed is compared with what Python's binding parses with
the same settings; that tree, rewritten by the library, searched in DB
directly, must give the same documents in the same order, and to Python, which
shows them whole, the same weights.
"""
import os
import re
import subprocess
import sys
import urllib.parse

import sakuin
import xapian

args = sys.argv[1:]
show = args[0] == '--print'
DB, STUB, PLAIN, SAKUIN, OMEGA, TSV = args[show:]
NAMES = os.path.join(os.path.dirname(SAKUIN), '../share/sakuin/names.tsv')
OMEGA_PREFIXES = ['', 'S', 'B', 'F']


def record_id(data):
    for line in data.splitlines():
        if line.startswith('id='):
            return line[3:]
    return '?'


def search(database, query):
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    return [(record_id(m.document.get_data().decode()), m.weight)
            for m in enquire.get_mset(0, 100)]


def parser(database, omega):
    p = xapian.QueryParser()
    p.set_stemmer(xapian.Stem('english'))
    p.set_database(database)
    p.set_default_op(xapian.Query.OP_AND if omega else xapian.Query.OP_OR)
    if omega:
        for prefix in OMEGA_PREFIXES:
            p.add_prefix('', prefix)
    return p


def wildcard(text):
    """No front end has these by itself: quest and Python are told to."""
    return text.endswith('*')


def parse(database, text, omega=False):
    flags = xapian.QueryParser.FLAG_DEFAULT
    if wildcard(text):
        flags |= xapian.QueryParser.FLAG_WILDCARD
    return parser(database, omega).parse_query(text, flags)


def run(command, **more):
    env = dict(os.environ, **more)
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=60)
    return done.stdout.decode('utf-8', 'replace')


def quest(stub, text):
    flags = 'default,wildcard' if wildcard(text) else 'default'
    out = run(['quest', '-d', stub, '--msize=100', '--flags=' + flags, '--',
               text])
    tree = re.search(r'^Parsed Query: (.*)$', out, re.M)
    return (tree.group(1).strip() if tree else '?',
            re.findall(r'^id=(.*)$', out, re.M))


NUMBERS = {}


def omega(stub, text):
    """The page says the number of each hit; FMT=tree also what was parsed."""
    folder = os.path.join(os.path.dirname(OMEGA), 'data')
    link = os.path.join(folder, 'default')
    if os.path.lexists(link):
        os.unlink(link)
    os.symlink(stub, link)
    out = run(['/usr/lib/cgi-bin/omega/omega'], OMEGA_CONFIG_FILE=OMEGA,
              REQUEST_METHOD='GET',
              QUERY_STRING='HITSPERPAGE=100&FMT=tree&P=' +
              urllib.parse.quote(text))
    tree = re.search(r'^TREE:(.*)$', out, re.M)
    if not NUMBERS:
        db = xapian.Database(DB)
        for item in db.postlist(''):
            data = db.get_document(item.docid).get_data().decode()
            NUMBERS[str(item.docid)] = record_id(data)
    hits = re.findall(r'<input type=checkbox name=R value=(\d+)', out)
    return (tree.group(1).strip() if tree else '?',
            [NUMBERS[n] for n in hits])


def python(stub, text):
    db = xapian.Database(stub)
    query = parse(db, text)
    return str(query), [name for name, _ in search(db, query)]


PERL = r'''
use Search::Xapian ':all';
binmode(STDOUT);
my $db = Search::Xapian::Database->new($ARGV[0]);
my $qp = Search::Xapian::QueryParser->new();
$qp->set_database($db);
$qp->set_stemmer(Search::Xapian::Stem->new('english'));
$qp->set_stemming_strategy(STEM_SOME);
my $query = $qp->parse_query($ARGV[1]);
print $query->get_description(), "\n";
my $enquire = $db->enquire($query);
for my $m ($enquire->matches(0, 100)) {
    my $data = $m->get_document()->get_data();
    print "$1\n" if $data =~ /^id=(.*)$/m;
}
'''

TCL = r'''
package require xapian
fconfigure stdout -encoding binary
xapian::Database db [lindex $argv 0]
xapian::QueryParser qp
qp set_database db
xapian::Stem stem english
qp set_stemmer stem
set query [qp parse_query [lindex $argv 1]]
puts [encoding convertto utf-8 [$query get_description]]
xapian::Enquire enquire db
enquire set_query $query
set matches [enquire get_mset 0 100]
for {set i [$matches begin]} {![$i equals [$matches end]]} {$i next} {
    set data [[$i get_document] get_data]
    if {[regexp -line {^id=(.*)$} $data all id]} {puts $id}
}
'''


def script(command):
    lines = run(command).splitlines()
    return (lines[0], lines[1:]) if lines else ('?', [])


def perl(stub, text):
    return script(['perl', '-e', PERL, stub, text])


def tcl(stub, text):
    path = os.path.join(os.path.dirname(OMEGA), 'ask.tcl')
    if not os.path.exists(path):
        with open(path, 'w') as f:
            f.write(TCL)
    return script(['tclsh', path, stub, text])


def installed(command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


FRONT_ENDS = [('quest', quest, False), ('python', python, False)]
if os.path.exists('/usr/lib/cgi-bin/omega/omega'):
    FRONT_ENDS.append(('omega', omega, True))
if installed(['perl', '-MSearch::Xapian', '-e', '1']):
    FRONT_ENDS.append(('perl', perl, False))
if installed(['sh', '-c', 'echo package require xapian | tclsh']):
    FRONT_ENDS.append(('tcl', tcl, False))

passed, bad = 0, []


def check(ok, *what):
    global passed
    if ok:
        passed += 1
    else:
        bad.append(' '.join(str(w) for w in what))


KANJI = 'nakasone' in run([SAKUIN, 'tokens', '中曽根'])
direct = sakuin.Rewriter(DB, names=False, synonyms=[NAMES])
local = xapian.Database(DB)
equal = {name: 0 for name, _, _ in FRONT_ENDS}
gained = {name: 0 for name, _, _ in FRONT_ENDS}
asked = 0
for row in open(TSV, encoding='utf-8'):
    text, want = row.rstrip('\n').split('\t')[:2]
    if row.endswith('\tkanji\n') and not KANJI:
        want = '-'
    asked += 1
    if show:
        print('== ' + text)
    references = {}
    for is_omega in (False, True):
        query = parse(local, text, is_omega)
        references[is_omega] = str(query), search(local,
                                                  direct.rewrite(query))
    for name, ask, is_omega in FRONT_ENDS:
        tree, hits = ask(STUB, text)
        plain_tree, plain = ask(PLAIN, text)
        wanted_tree, wanted = references[is_omega]
        check(tree == plain_tree, text, name, tree, 'not', plain_tree)
        check(want == '-' or want in hits or
              wildcard(text) and tree != wanted_tree,
              text, name, want, 'not in', hits)
        if tree == wanted_tree:
            equal[name] += 1
            check(hits == [i for i, _ in wanted], text, name, hits, 'directly',
                  wanted)
        gained[name] += len(set(hits) - set(plain)) > 0
        check(set(plain) <= set(hits), text, name, 'lost', plain, 'of', hits)
        if show:
            print('%-7s %s\n        with us: %s\n        without: %s' %
                  (name, tree, ' '.join(hits) or '-', ' '.join(plain) or '-'))
    remote = xapian.Database(STUB)
    weights = search(remote, parse(remote, text))
    check(len(weights) == len(references[False][1]) and
          all(a[0] == b[0] and abs(a[1] - b[1]) < 1e-9 for a, b in
              zip(weights, references[False][1])),
          text, 'weights', weights, 'directly', references[False][1])
    ours = run([SAKUIN, 'search', '-d', DB, '--format=trec', '-n', '100',
                text])
    ours = [line.split()[2] for line in ours.splitlines()]
    if show:
        print('sakuin  %s' % (' '.join(ours) or '-'))
    check(want == '-' or want in ours, text, 'sakuin', want, 'not in', ours)
for name in equal:
    check(equal[name] >= asked - 2, name, 'parsed', equal[name], 'of',
          asked, 'as Python does')
    check(gained[name] >= 20, name, 'finds more for', gained[name])
    if show:
        print('%s: %d of %d parsed trees equal; %d find more with us' %
              (name, equal[name], asked, gained[name]))
for line in bad:
    print('not ok: ' + line[:1000])
print('%d passed, %d failed' % (passed, len(bad)))
sys.exit(bool(bad))
