"""feed.py FILE - the rules of RFC 4287 that a feed can break, one by one; then
its entries, a line each: id, title, updated, link, categories, and how its
text looks to who reads HTML."""
import html.parser
import re
import sys
import xml.etree.ElementTree as tree

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
IRI = r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+"
wrong = []


def must(what, good):
    if not good:
        wrong.append(what)


class Seen(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag, attrs):
        must(f"only <b> in HTML: {tag}", tag == "b" and not attrs)
        self.text += f"<{tag}>"

    def handle_endtag(self, tag):
        self.text += f"</{tag}>"

    def handle_data(self, data):
        self.text += data


def one(parent, name, least=1):
    found = parent.findall(ATOM + name)
    must(f"{name}: {least} to 1", least <= len(found) <= 1)
    return found[0] if found else None


def common(e, what):
    must(f"{what}: id is an IRI", re.fullmatch(IRI, one(e, "id").text))
    must(f"{what}: title", one(e, "title").text)
    must(f"{what}: updated", re.fullmatch(MOMENT, one(e, "updated").text))
    for author in e.findall(ATOM + "author"):
        must(f"{what}: author's name", one(author, "name").text)
    for moment in e.findall(ATOM + "published"):
        must(f"{what}: published", re.fullmatch(MOMENT, moment.text))
    for c in e.findall(ATOM + "category"):
        must(f"{what}: category's term", c.get("term"))


root = tree.parse(sys.argv[1]).getroot()
must("root is a feed", root.tag == ATOM + "feed")
common(root, "feed")
must("feed: author", root.find(ATOM + "author") is not None)
known = {ATOM + n for n in
         "id title updated published author link summary content rights "
         "category".split()}
ids = set()
latest = ""
for e in root.findall(ATOM + "entry"):
    common(e, "entry")
    must("entry: elements of the format", all(c.tag in known for c in e))
    name = e.find(ATOM + "id").text
    must("entry: its own id", name not in ids)
    ids.add(name)
    one(e, "published", 0), one(e, "rights", 0)
    summary, content = one(e, "summary", 0), one(e, "content", 0)
    links = e.findall(ATOM + "link")
    for link in links:
        must("entry: link", link.get("rel") == "alternate" and
             re.fullmatch(IRI, link.get("href")))
    must("entry: one link or content",
         len(links) <= 1 and (links or content is not None))
    seen = Seen()
    for text in (summary, content):
        if text is not None and text.get("type") == "html":
            seen.feed(text.text)
        elif text is not None:
            seen.text += text.text
    seen.close()
    updated = e.find(ATOM + "updated").text
    latest = max(latest, updated)
    print(name, e.find(ATOM + "title").text, updated,
          links[0].get("href") if links else "-",
          ",".join(c.get("term") for c in e.findall(ATOM + "category")),
          seen.text, sep="\t")
if latest:
    must("feed: as new as its entries", latest == root.find(ATOM + "updated").text)
for what in wrong:
    print("wrong:", what)
sys.exit(bool(wrong))
