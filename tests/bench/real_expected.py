"""real_expected.py - what other programs get out of the same files."""

import email
import email.policy
import gzip
import html.parser
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

SECONDS = 600


class Absent(Exception):
    """A program is not here; the text says which."""


def run(*command, data=None):
    if not shutil.which(command[0]):
        raise Absent(command[0] + " is not installed")
    return subprocess.run(command, input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, check=False,
                          timeout=SECONDS).stdout


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as f:
        return f.read()


def pdf(path):
    return run("pdftotext", "-layout", "-enc", "UTF-8", "-", "-",
               data=read(path)).decode("utf-8", "replace")


def lynx(path, charset="utf-8"):
    """Images have no text, links no addresses."""
    return run("lynx", "-dump", "-nolist", "-pseudo_inlines", "-width=1000",
               "-force_html", "-assume_charset=" + charset,
               "-display_charset=utf-8", path).decode("utf-8", "replace")


def plain(charset):
    return lambda path: read(path).decode(charset, "replace")


class Text(html.parser.HTMLParser):
    """All text but that of scripts and styles."""

    BLOCKS = set("p div li td th h1 h2 h3 h4 h5 h6 pre br dt dd tr".split())
    SILENT = {"script", "style"}

    def __init__(self):
        super().__init__()
        self.out = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.out.append("\n")

    def handle_startendtag(self, tag, attrs):
        if tag in self.BLOCKS:
            self.out.append("\n")

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT
        if tag in self.BLOCKS:
            self.out.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.out.append(data)


def markup(text):
    parser = Text()
    parser.feed(text)
    return "".join(parser.out)


def epub(path):
    """The pages that its spine names.  Some were packed with the folder that
    they were made in."""
    with zipfile.ZipFile(path) as book:
        container = next(name for name in book.namelist()
                         if name.endswith("META-INF/container.xml"))
        root = ElementTree.fromstring(book.read(container))
        where = (container[:-len("META-INF/container.xml")] +
                 root.find(".//{*}rootfile").get("full-path"))
        package = ElementTree.fromstring(book.read(where))
        items = {i.get("id"): i.get("href")
                 for i in package.iterfind(".//{*}item")}
        base = where.rpartition("/")[0]
        pages = [(base + "/" if base else "") + items[i.get("idref")]
                 for i in package.iterfind(".//{*}itemref")]
        return "\n".join(markup(book.read(p).decode("utf-8", "replace"))
                         for p in pages)


def office(path):
    return run("pandoc", "-t", "plain", "--wrap=none", path).decode("utf-8")


def part_text(message):
    out = [str(message.get("Subject", "")), str(message.get("From", ""))]
    for part in message.walk():
        if part.get_content_maintype() != "text":
            continue
        data = part.get_payload(decode=True) or b""
        try:
            text = data.decode(part.get_content_charset("utf-8"), "replace")
        except LookupError:
            text = data.decode("utf-8", "replace")
        html_part = part.get_content_subtype() == "html"
        out.append(markup(text) if html_part else text)
    return "\n".join(out)


def mail(path):
    return part_text(email.message_from_bytes(read(path),
                                              policy=email.policy.default))


def mbox(path):
    """Messages of a mailbox, `>From ' as it was."""
    parts = re.split(rb"(?m)^From .*\n", read(path))
    return "\n".join(
        part_text(email.message_from_bytes(
            re.sub(rb"(?m)^>From ", b"From ", part),
            policy=email.policy.default)) for part in parts if part.strip())
