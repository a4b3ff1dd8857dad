"""omega_page.py - is a page of ours sound?  Reads what the CGI program wrote,
headers and all, and prints one line for each thing that is wrong.

  omega_page.py FILE          check
  omega_page.py FILE ids      print the ids of the hits, in order
  omega_page.py FILE text     print the text as a reader sees it
  omega_page.py FILE links    print each link: its text, a tab, its address
  omega_page.py FILE marks    print each passage that is marked
"""
import html.parser
import sys
import urllib.parse

VOID = {"meta", "link", "input", "br"}
TAGS = VOID | set(
    "html head title body header main aside footer nav section article form"
    " fieldset legend label button select option p h1 h2 h3 ul ol li dl dt dd"
    " a span b q mark time details summary figure figcaption blockquote div"
    .split())
ATTRIBUTES = set(
    "lang charset name content rel href type title class id for value action"
    " method role tabindex autocomplete spellcheck dir placeholder start"
    " datetime checked selected min max aria-label aria-labelledby"
    " aria-describedby aria-current aria-hidden".split())


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.open, self.ids, self.refs = [], [], [], []
        self.hits, self.words, self.links, self.marks = [], [], [], []
        self.counts = {}

    def complain(self, what):
        self.wrong.append("line %d: %s" % (self.getpos()[0], what))

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.complain("<%s>" % tag)
        names = [name for name, value in attrs]
        values = dict(attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        for name in names:
            if name not in ATTRIBUTES or names.count(name) > 1:
                self.complain("attribute %s of <%s>" % (name, tag))
        if "id" in values:
            self.ids.append(values["id"])
        for name in ("for", "aria-labelledby", "aria-describedby"):
            if name in values:
                self.refs.append(values[name])
        for name in ("href", "action"):
            if name in values:
                self.address(values[name])
        if tag == "a":
            self.links.append(["", values.get("href", "")])
        if tag == "mark":
            self.marks.append("")
        if tag not in VOID:
            self.open.append(tag)

    def address(self, address):
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in ("", "http", "https"):
            self.complain("address %s" % address)
        query = urllib.parse.parse_qs(parts.query)
        if self.open and self.open[-1] == "h3" and "ID" in query:
            self.hits.append(query["ID"][0])

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.complain("</%s> closes another element" % tag)

    def handle_data(self, data):
        self.words.append(data)
        if "a" in self.open:
            self.links[-1][0] += data
        if "mark" in self.open:
            self.marks[-1] += data

    def finish(self):
        self.close()
        if self.open:
            self.complain("not closed: %s" % " ".join(self.open))
        for i in set(self.ids):
            if self.ids.count(i) > 1:
                self.complain("id %s twice" % i)
        for i in self.refs:
            if i not in self.ids:
                self.complain("no element has the id %s" % i)
        for tag in ("html", "title", "main", "header", "footer", "h1"):
            if self.counts.get(tag) != 1:
                self.complain("%s <%s>" % (self.counts.get(tag, 0), tag))


def check_headers(head):
    fields = dict(line.split(": ", 1) for line in head.split("\n") if line)
    wrong = []
    if fields.get("Content-Type") != "text/html; charset=utf-8":
        wrong.append("Content-Type: %s" % fields.get("Content-Type"))
    if "default-src 'none'" not in fields.get("Content-Security-Policy", ""):
        wrong.append("no Content-Security-Policy")
    if "Set-Cookie" in fields:
        wrong.append("a cookie")
    return wrong


def read(text):
    head, body = text.split("\n\n", 1)
    page = Page()
    page.feed(body)
    page.finish()
    page.wrong += check_headers(head)
    if not body.lstrip().startswith("<!DOCTYPE html>"):
        page.wrong.append("no doctype")
    if "Exception: " in body or "$opt" in body:
        page.wrong.append("OmegaScript in the page")
    return page


def main():
    with open(sys.argv[1], encoding="utf-8", newline="\n") as f:
        page = read(f.read())
    what = sys.argv[2] if len(sys.argv) > 2 else "check"
    if what == "ids":
        print(" ".join(page.hits))
    elif what == "text":
        print(" ".join("".join(page.words).split()))
    elif what == "links":
        for text, address in page.links:
            print(" ".join(text.split()) + "\t" + address)
    elif what == "marks":
        print("|".join(page.marks))
    else:
        for line in page.wrong:
            print(line)
        sys.exit(bool(page.wrong))


if __name__ == "__main__":
    main()
