"""real_made.py - files that other programs write from what packages carry."""

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import tempfile
import threading

import real_expected as expected

Absent = expected.Absent
WARCIO = """
const { WARCRecord, WARCSerializer } = require(process.argv[1]);
const fs = require('fs');
(async () => {
  const out = fs.createWriteStream(process.argv[2]);
  const head = await WARCRecord.createWARCInfo(
    { filename: 'pages.warc.gz', warcVersion: 'WARC/1.1' },
    { software: 'warcio' });
  out.write(await WARCSerializer.serialize(head, { gzip: true }));
  for (const line of fs.readFileSync(0, 'utf8').trim().split('\\n')) {
    const [url, path] = line.split('\\t');
    async function* body() { yield fs.readFileSync(path); }
    const record = await WARCRecord.create(
      { url, date: '2020-02-29T12:00:00Z', type: 'response',
        httpHeaders: { "Content-Type": "text/html" }, warcVersion: "WARC/1.1" },
      body());
    out.write(await WARCSerializer.serialize(record, { gzip: true }));
  }
  out.end();
})();
"""


def need(program):
    if not shutil.which(program):
        raise Absent(program + " is not installed")


def quiet(*command, **more):
    subprocess.run(command, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False, **more)


def named_eml(group, room):
    """Messages have no name that tells."""
    out = []
    for path in group.sources():
        to = os.path.join(room, os.path.basename(path)[:-3] + "eml")
        shutil.copy(path, to)
        out.append(to)
    return out


def mutt(group, room):
    """A folder of sent mail, a file attached to each message; nothing is
    sent, for its sendmail is `true'."""
    need("mutt")
    box = os.path.join(room, "sent")
    for path in group.sources():
        name = os.path.join(room, os.path.basename(path))
        data = expected.read(path)
        if name.endswith(".gz"):
            name = name[:-3]
        with open(name, "wb") as f:
            f.write(data)
        quiet("mutt", "-n", "-F", "/dev/null", "-e", "set sendmail=/bin/true",
              "-e", "set charset=utf-8", "-e", "set copy=yes",
              "-e", "set send_charset=iso-2022-jp:euc-kr:utf-8",
              "-e", "set record=" + box, "-e", "set from=a@example.org",
              "-s", "本 책 " + os.path.basename(name), "-a", name, "--",
              "b@example.org", input=data[:20000].decode(
                  "utf-8", "ignore").encode(),
              env=dict(os.environ, LC_ALL="C.UTF-8", HOME=room))
        os.remove(name)
    return [box] if os.path.exists(box) else []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """EUC-JP pages say so in the header."""

    def log_message(self, *_):
        pass


def list_sources(group, archive):
    """Beside the archive: where its pages came from."""
    with open(archive + ".pages", "w", encoding="utf-8") as f:
        f.write("\n".join(group.sources()))
    return [archive]


def pages_of(archive):
    with open(archive + ".pages", encoding="utf-8") as f:
        return "\n".join(
            expected.lynx(path, "euc-jp" if "namazu" in path else "utf-8")
            for path in f.read().splitlines())


def wget(group, room):
    """A server on the loopback, and wget's own archive of what it gives."""
    need("wget")
    handler = functools.partial(Quiet, directory=group.root)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = "http://127.0.0.1:%d/" % server.server_port
    addresses = "\n".join(base + os.path.relpath(path, group.root)
                          for path in group.sources())
    with tempfile.TemporaryDirectory() as scratch:
        quiet("wget", "-q", "-i", "-", "-x", "--no-proxy",
              "--warc-file=" + os.path.join(room, "pages"), cwd=scratch,
              input=addresses.encode())
    server.shutdown()
    return list_sources(group, os.path.join(room, "pages.warc.gz"))


def warcio(group, room):
    """npm installs it for this alone."""
    need("npm")
    need("node")
    with tempfile.TemporaryDirectory() as scratch:
        quiet("npm", "install", "--silent", "--no-audit", "--no-fund",
              "warcio@2", cwd=scratch)
        library = os.path.join(scratch, "node_modules", "warcio")
        if not os.path.isdir(library):
            raise Absent("npm's warcio can't be installed")
        archive = os.path.join(room, "pages.warc.gz")
        lines = "\n".join("http://example.org/%s\t%s" % (
            os.path.relpath(path, group.root), path)
            for path in group.sources())
        subprocess.run(["node", "-e", WARCIO, library, archive],
                       input=lines.encode(), check=True)
    return list_sources(group, archive)


def libreoffice(ending):
    def make(group, room):
        need("soffice")
        with tempfile.TemporaryDirectory() as scratch:
            names = []
            for i, path in enumerate(group.sources()):
                names.append(os.path.join(scratch, "%03d.html" % i))
                shutil.copy(path, names[-1])
            writer = {"docx": "docx:MS Word 2007 XML", "odt": "odt"}[ending]
            quiet("soffice", "--headless",
                  "-env:UserInstallation=file://" + scratch + "/profile",
                  "--infilter=HTML (StarWriter)", "--convert-to", writer,
                  "--outdir", room, *names, timeout=900)
        return sorted(os.path.join(room, n) for n in os.listdir(room)
                      if n.endswith(ending))
    return make


def pandoc(ending):
    def make(group, room):
        need("pandoc")
        out = []
        for i, path in enumerate(group.sources()):
            out.append(os.path.join(room, "%03d.%s" % (i, ending)))
            quiet("pandoc", "-f", "html", path, "-o", out[-1],
                  cwd=os.path.dirname(path))
        return [path for path in out if os.path.exists(path)]
    return make
