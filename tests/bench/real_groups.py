"""real_groups.py - which packages, and which files of them together."""

import glob
import os

import real_expected as expected
import real_made as made

PACKAGES = """
debian-handbook debian-reference-ja debian-reference-en debian-reference-zh-cn
debian-reference-zh-tw maint-guide maint-guide-ja debmake-doc
installation-guide-amd64 debian-faq debian-faq-ja debian-faq-ko
developers-reference-ja debian-policy debian-policy-ja aptitude-doc-ja
debian-edu-doc-ja lilypond-doc-html-ja vim-runtime libpython3.11-testsuite
namazu2-common nkf kakasi lookup-el xemacs21-mulesupport w3m-el mhonarc
texlive-lang-cjk
""".split()

HANDBOOK = "debian-handbook/usr/share/doc/debian-handbook/html/"
INSTALL = "installation-guide-amd64/usr/share/doc/installation-guide-amd64/"
VIM = "vim-runtime/usr/share/vim/vim90/"
XEMACS = ("xemacs21-mulesupport/usr/share/xemacs21/mule-packages/etc/")
MAIL = "libpython3.11-testsuite/usr/lib/python3.11/test/test_email/data/"
CODECS = "libpython3.11-testsuite/usr/lib/python3.11/test/cjkencodings/"
PDFTOTEXT = "pdftotext -layout"


class Group:
    """Files, and who else reads them."""

    def __init__(self, name, patterns, expect, second, root, make=None):
        self.name, self.patterns, self.second = name, patterns, second
        self.expect, self.root, self.make = expect, root, make

    def sources(self):
        """The files of the packages, each once."""
        return sorted({os.path.realpath(path) for pattern in self.patterns
                       for path in glob.glob(os.path.join(self.root, pattern),
                                             recursive=True)
                       if os.path.isfile(path)})

    def files(self, room):
        """What is indexed; made in ROOM if it has to be."""
        if not self.make:
            return self.sources()
        return self.make(self, room)


def pdf(root):
    for name, patterns in (
            ("English", ["*/**/*.en.pdf*", "debian-policy/**/*.pdf.gz"]),
            ("Japanese", ["*/**/*.ja.pdf*", "debian-edu-doc-ja/**/*.pdf",
                          "developers-reference-ja/**/*.pdf"]),
            ("Korean", ["*/**/*.ko.pdf*"]),
            ("Chinese", ["*/**/*.zh*.pdf*", "texlive-lang-cjk/**/xeCJK.pdf",
                         "texlive-lang-cjk/**/zitie-cn.pdf"])):
        yield Group("PDF, " + name, patterns, expected.pdf, PDFTOTEXT, root)


def html(root):
    for name, patterns in (
            ("English", [HANDBOOK + "en-US/*.html", INSTALL + "en/*.html",
                         "debian-reference-en/**/*.html",
                         "debian-policy/**/*.html",
                         "maint-guide/**/*.html"]),
            ("Japanese", [HANDBOOK + "ja-JP/*.html", INSTALL + "ja/*.html",
                          "*-ja/**/*.html"]),
            ("Korean", [HANDBOOK + "ko-KR/*.html", INSTALL + "ko/*.html",
                        "debian-faq-ko/**/*.html"]),
            ("Chinese", [HANDBOOK + "zh-*/*.html", INSTALL + "zh*/*.html",
                         "debian-reference-zh-*/**/*.html"])):
        yield Group("HTML, " + name, patterns, expected.lynx, "lynx -dump",
                    root)


def books(root):
    yield Group("EPUB", ["*/**/*.epub"], expected.epub,
                "zipfile, html.parser", root)
    yield Group("text in gzip, CJK",
                ["*/**/*.%s.txt.gz" % c for c in ("ja", "ko", "zh-cn",
                                                  "zh-tw", "zh_CN")],
                expected.plain("utf-8"), "gunzip", root)


def encodings(root):
    for charset, patterns in (
            ("EUC-JP", [VIM + "tutor/tutor.ja.euc", "nkf/**/nkf.doc.gz",
                        VIM + "lang/menu_ja_jp.euc-jp.vim",
                        "namazu2-common/**/HACKING-ja.gz",
                        "namazu2-common/**/README-ja", "w3m-el/**/BUGS.ja",
                        XEMACS + "skk/ReadMe", XEMACS + "edict/*.096",
                        "lookup-el/**/README.packages.jitenban97",
                        CODECS + "euc_jp.txt"]),
            ("CP932", [VIM + "tutor/tutor.ja.sjis", CODECS + "shift_jis.txt",
                       VIM + "lang/menu_japanese_japan.932.vim"]),
            ("ISO2022_JP_2", [XEMACS + "mule/FAQ-Mule.ja",
                              XEMACS + "mule-doc/*.ja",
                              CODECS + "iso2022_jp.txt",
                              "lookup-el/**/*.texi.gz", "lookup-el/**/README*",
                              "lookup-el/**/NEWS.gz",
                              "w3m-el/**/NEWS*.ja.gz"]),
            ("CP949", [VIM + "tutor/tutor.ko.euc", CODECS + "euc_kr.txt",
                       CODECS + "cp949.txt",
                       VIM + "lang/menu_ko_kr.euckr.vim"]),
            ("GB18030", [VIM + "tutor/tutor.zh.euc", CODECS + "gb2312.txt",
                         CODECS + "gbk.txt", CODECS + "gb18030.txt",
                         VIM + "lang/menu_chinese_gb.936.vim",
                         "texlive-lang-cjk/**/example-gb*.tex"]),
            ("BIG5", [VIM + "tutor/tutor.zh.big5", CODECS + "big5.txt",
                      VIM + "lang/menu_chinese_taiwan.950.vim"]),
            ("UTF-8", [VIM + "tutor/tutor.*.utf-8"])):
        codec = "cp950" if charset == "BIG5" else charset
        yield Group("text in " + charset, patterns, expected.plain(codec),
                    "Python's codec", root)
    yield Group("HTML in EUC-JP", ["namazu2-common/**/ja/*.html"],
                lambda path: expected.lynx(path, "euc-jp"), "lynx -dump", root)


def letters(root):
    yield Group("mail of Python's tests", [MAIL + "msg_*.txt"], expected.mail,
                "Python's email", root, made.named_eml)
    yield Group("mbox, mutt", ["*/**/*.ja.txt.gz", "*/**/*.ko.txt.gz",
                               HANDBOOK + "ja-JP/sect.[ab]*.html"],
                expected.mbox, "Python's email", root, made.mutt)


def archives(root):
    pages = [HANDBOOK + "ja-JP/*.html", HANDBOOK + "ko-KR/*.html",
             "namazu2-common/**/ja/*.html"]
    for name, make in (("WARC, wget", made.wget), ("WARC, npm warcio",
                                                   made.warcio)):
        yield Group(name, pages, made.pages_of, "lynx -dump on the pages",
                    root, make)


def offices(root):
    chapters = [HANDBOOK + "ja-JP/sect.*.html",
                INSTALL + "ko/ch0[1-5]*.html", "maint-guide/**/*.html"]
    for ending in ("docx", "odt"):
        for name, make in (("LibreOffice", made.libreoffice),
                           ("pandoc", made.pandoc)):
            yield Group("%s, %s" % (ending.upper(), name), chapters,
                        expected.office, "pandoc -t plain", root,
                        make(ending))


def all_groups(root):
    for kind in (pdf, html, books, encodings, letters, archives, offices):
        yield from kind(root)
