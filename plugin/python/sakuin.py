# SPDX-License-Identifier: GPL-2.0-or-later
"""sakuin - cross-script search for programs that use Xapian.

A program that searches with python3-xapian needs three lines more:

    import sakuin
    rw = sakuin.Rewriter("reports.db")
    query = rw.rewrite(query)

after which nakasone finds 中曽根, and 독도 Tokto.  This module calls the C
library libsakuin, whose manual is sakuin(3).

Objects may be shared between threads, which then take turns; threads that
are to work at the same time need one each.  close() them, use them in a
`with` statement, or leave them to be collected.
"""

import array
import ctypes
import itertools
import json
import os
import pathlib
import threading
from typing import NamedTuple

__all__ = [
    "Analyzer", "DatabaseError", "Error", "FileError", "Form", "Hit", "Index",
    "InternalError", "InvalidError", "LockedError", "ModifiedError", "NAMES",
    "NoMemoryError", "NotFoundError", "Rewriter", "SchemaError", "Token",
    "analyze", "version",
]


# ------------------------------------------------------------------ errors

class Error(Exception):
    """What libsakuin reports; its text says what is wrong."""


class NoMemoryError(Error, MemoryError):
    """An allocation failed."""


class InvalidError(Error, ValueError):
    """A query does not parse, or another argument is wrong."""


class LockedError(Error):
    """Another process is writing to the database."""


class ModifiedError(Error):
    """The database moved on: open it again."""


class NotFoundError(Error, LookupError):
    """There is no such database, document or file."""


class SchemaError(Error):
    """The database was made by other rules: rebuild it."""


class DatabaseError(Error):
    """Any other complaint of Xapian's."""


class FileError(Error):
    """Reading or writing a file failed."""


class InternalError(Error):
    """A mistake in libsakuin."""


# By number, as enum sakuin_code has them.
_ERRORS = (Error, NoMemoryError, InvalidError, LockedError, ModifiedError,
           NotFoundError, SchemaError, DatabaseError, FileError,
           InternalError)


# ----------------------------------------------------- what sakuin.h says

_KINDS = ("word", "fold", "part", "stem", "join", "gram", "reading")
_READINGS = ("", "ja", "ko", "zh")
_SCRIPTS = ("other", "number", "latin", "greek", "cyrillic", "hangul", "han",
            "hiragana", "katakana", "seasian")
_RELATIONS = ("stem", "sound", "name")


def _name(names, number):
    """What a newer library may have added is told by its number."""
    return names[number] if 0 <= number < len(names) else str(number)


class _Str(ctypes.Structure):
    _fields_ = [("ptr", ctypes.c_void_p), ("len", ctypes.c_size_t)]

    def bytes(self):
        return ctypes.string_at(self.ptr, self.len) if self.len else b""

    def text(self):
        return self.bytes().decode("utf-8", "replace")


class _Error(ctypes.Structure):
    _fields_ = [("code", ctypes.c_int), ("text", ctypes.c_char * 500)]


class _Token(ctypes.Structure):
    _fields_ = [("text", _Str), ("start", ctypes.c_uint32),
                ("end", ctypes.c_uint32), ("position", ctypes.c_uint32),
                ("run", ctypes.c_uint32), ("kind", ctypes.c_int),
                ("script", ctypes.c_int), ("reading", ctypes.c_int),
                ("stop", ctypes.c_bool), ("grammar", ctypes.c_bool),
                ("mute", ctypes.c_uint8)]


class _Field(ctypes.Structure):
    _fields_ = [("text", _Str), ("lang", _Str)]


class _Form(ctypes.Structure):
    _fields_ = [("text", _Str), ("relation", ctypes.c_int),
                ("reading", ctypes.c_int), ("occurrences", ctypes.c_uint32),
                ("documents", ctypes.c_uint32), ("file", _Str),
                ("disputed", ctypes.c_bool)]


class _Hit(ctypes.Structure):
    _fields_ = [("rank", ctypes.c_uint32), ("score", ctypes.c_double),
                ("id", _Str), ("kind", _Str), ("title", _Str), ("lang", _Str),
                ("date", _Str), ("added", _Str), ("path", _Str),
                ("url", _Str), ("snippet", _Str), ("page", ctypes.c_uint32),
                ("cites", ctypes.c_uint32), ("cited_by", ctypes.c_uint32)]


_ERROR_P = ctypes.POINTER(_Error)


def _callback(argument):
    return ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, argument,
                            _ERROR_P)


_BYTES_FN = _callback(_Str)
_TOKEN_FN = _callback(ctypes.POINTER(_Token))
_FORM_FN = _callback(ctypes.POINTER(_Form))
_HIT_FN = _callback(ctypes.POINTER(_Hit))

# Name, result, arguments.
_FUNCTIONS = (
    ("version", ctypes.c_char_p, ()),
    ("analyzer_new", ctypes.c_void_p,
     (ctypes.c_char_p, ctypes.c_int, _ERROR_P)),
    ("analyzer_free", None, (ctypes.c_void_p,)),
    ("analyze", ctypes.c_bool,
     (ctypes.c_void_p, ctypes.POINTER(_Field), _TOKEN_FN, ctypes.c_void_p,
      _ERROR_P)),
    ("rewriter_new", ctypes.c_void_p,
     (ctypes.POINTER(ctypes.c_char_p), ctypes.c_size_t, _ERROR_P)),
    ("rewriter_free", None, (ctypes.c_void_p,)),
    ("rewriter_warning", ctypes.c_char_p, (ctypes.c_void_p,)),
    ("rewriter_synonyms", ctypes.c_bool,
     (ctypes.c_void_p, ctypes.c_char_p, _ERROR_P)),
    ("query_serialise", ctypes.c_bool,
     (ctypes.c_void_p, _Str, _BYTES_FN, ctypes.c_void_p, _ERROR_P)),
    ("query_rewrite", ctypes.c_bool,
     (ctypes.c_void_p, _Str, _BYTES_FN, ctypes.c_void_p, _ERROR_P)),
    ("expand", ctypes.c_bool,
     (ctypes.c_void_p, _Str, ctypes.c_uint32, _FORM_FN, ctypes.c_void_p,
      _ERROR_P)),
    ("search", ctypes.c_bool,
     (ctypes.c_void_p, _Str, ctypes.c_uint32, ctypes.c_uint32, _HIT_FN,
      ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint32), _ERROR_P)),
    ("suggest", ctypes.c_bool,
     (ctypes.c_void_p, _Str, _BYTES_FN, ctypes.c_void_p, _ERROR_P)),
    ("index_open", ctypes.c_void_p, (ctypes.c_char_p, _ERROR_P)),
    ("index_close", None, (ctypes.c_void_p,)),
    ("index_add", ctypes.c_bool, (ctypes.c_void_p, _Str, _ERROR_P)),
    ("index_remove", ctypes.c_bool, (ctypes.c_void_p, _Str, _ERROR_P)),
    ("index_commit", ctypes.c_bool, (ctypes.c_void_p, _ERROR_P)),
)


def _beside(name):
    """The file that was installed below the same prefix as this one, which
    is PREFIX/lib/python3.N/dist-packages/sakuin.py."""
    for folder in list(pathlib.Path(__file__).resolve().parents)[:4]:
        if (folder / name).exists():
            return str(folder / name)
    return None


def _load():
    file = "libsakuin.so.0"
    try:
        library = ctypes.CDLL(_beside(file) or file)
        for name, result, arguments in _FUNCTIONS:
            function = getattr(library, "sakuin_" + name)
            function.restype = result
            function.argtypes = arguments
    except OSError as error:
        raise ImportError(f"sakuin needs the library {error}; install it, "
                          "or run ldconfig") from None
    except AttributeError as error:
        raise ImportError("sakuin needs a newer library: "
                          f"{error}") from None
    return library


_library = _load()

#: The installed file of other names (Dokdo, Takeshima), or None.
NAMES = _beside("share/sakuin/names.tsv")


def version():
    """The version of the library, for example "0.1.0"."""
    return _library.sakuin_version().decode()


# ----------------------------------------------------------- calls into C

def _borrow(data):
    """A struct sakuin_str of bytes that must outlive it."""
    pointer = ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p)
    return _Str(pointer.value, len(data))


def _utf8(text):
    return text.encode("utf-8", "replace")


def _number(value, what):
    """For C, which would take 2**32 for 0."""
    if not 0 <= value < 2**32:
        raise InvalidError(f"{what} {value}: not from 0 to {2**32 - 1}")
    return value


def _call(name, *arguments):
    """Call sakuin_NAME, whose last argument is a struct sakuin_error."""
    error = _Error()
    result = getattr(_library, "sakuin_" + name)(*arguments,
                                                 ctypes.byref(error))
    if not result:
        text = error.text.decode("utf-8", "replace")
        kind = _ERRORS[error.code] if error.code < len(_ERRORS) else Error
        raise kind(text)
    return result


class _List(list):
    """What a callback gets.  What goes wrong in it, an interrupt for
    example, waits until C has returned."""

    def __init__(self, type_of_callback, make):
        super().__init__()
        self._make = make
        self._raised = None
        self.callback = type_of_callback(self._take)

    def _take(self, _context, item, error):
        try:
            self.append(self._make(item))
            return True
        except BaseException as raised:  # pylint: disable=broad-except
            self._raised = raised
            error.contents.code = len(_ERRORS) - 1
            return False

    def call(self, name, *arguments):
        """As _call(); returns what came, a plain list."""
        try:
            _call(name, *arguments)
        except Error:
            if self._raised:
                raise self._raised from None
            raise
        finally:
            self.callback = None  # which refers to this list
        return list(self)


class _Object:
    """An object of the library's: freed once, used by one thread at a
    time."""

    def __init__(self, free, pointer):
        self._free = free
        self._lock = threading.Lock()
        self._pointer = pointer

    def close(self):
        """Free it now; it can't be used any more."""
        with self._lock:
            pointer, self._pointer = self._pointer, None
            if pointer:
                self._free(pointer)

    def __del__(self):
        if getattr(self, "_pointer", None):
            self.close()

    def __enter__(self):
        return self

    def __exit__(self, *_unused):
        self.close()

    def _open(self):
        """The pointer; the lock must be held."""
        if not self._pointer:
            raise InvalidError(f"this {type(self).__name__} is closed")
        return self._pointer


# --------------------------------------------------------------- analysis

class Token(NamedTuple):
    """A word of a text or what was made from it; see sakuin-chain(7)."""
    text: str
    start: int  #: in the text, which has it at text[start:end]
    end: int
    position: int  #: counts words, from 1
    kind: str  #: "word", "fold", "part", "stem", "join", "gram", "reading"
    script: str
    reading: str  #: "ja", "ko", "zh" of a reading, else ""
    stop: bool  #: a stop word


def _places(data):
    """How many characters of UTF-8 begin before each byte of DATA."""
    begins = (byte & 0xC0 != 0x80 for byte in data)
    return array.array("I", itertools.accumulate(begins, initial=0))


class Analyzer(_Object):
    """Cuts texts into words by a chain, or by the one that databases are
    made with; as a query does if QUERY."""

    def __init__(self, chain=None, query=False):
        spec = None if chain is None else _utf8(chain)
        super().__init__(_library.sakuin_analyzer_free,
                         _call("analyzer_new", spec, int(query)))

    def analyze(self, text, lang=""):
        """The tokens of TEXT, whose language is an ISO 639-1 code."""
        data, code = _utf8(text), _utf8(lang)
        places = range(len(data) + 1) if text.isascii() else _places(data)

        def make(pointer):
            t = pointer.contents
            return Token(t.text.text(), places[t.start], places[t.end],
                         t.position, _name(_KINDS, t.kind),
                         _name(_SCRIPTS, t.script),
                         _name(_READINGS, t.reading), t.stop)

        tokens = _List(_TOKEN_FN, make)
        field = _Field(_borrow(data), _borrow(code))
        with self._lock:
            return tokens.call("analyze", self._open(), ctypes.byref(field),
                               tokens.callback, None)


def analyze(text, lang="", chain=None, query=False):
    """The tokens of TEXT.  For more than a few texts keep an Analyzer."""
    with Analyzer(chain, query) as analyzer:
        return analyzer.analyze(text, lang)


# ---------------------------------------------------------------- queries

class Form(NamedTuple):
    """A spelling of a word in the documents, or another name."""
    text: str
    relation: str  #: "stem", "sound" or "name"
    reading: str  #: "ja", "ko", "zh": the language in which it sounds so
    occurrences: int  #: not counted for a name
    documents: int
    file: str  #: that has the name
    disputed: bool  #: not all call it so


class Hit(NamedTuple):
    """A document that was found; what is not known is "" or 0."""
    rank: int
    score: float
    id: str
    kind: str
    title: str
    lang: str
    date: str
    added: str
    path: str
    url: str
    snippet: str  #: HTML: escaped, with <b> around what matched
    page: int
    cites: int
    cited_by: int


def _plain(struct, fields):
    """The members of a struct, its strings as str."""
    for name in fields:
        value = getattr(struct, name)
        yield value.text() if isinstance(value, _Str) else value


def _make_form(pointer):
    form = Form(*_plain(pointer.contents, Form._fields))
    return form._replace(relation=_name(_RELATIONS, form.relation),
                         reading=_name(_READINGS, form.reading))


def _make_hit(pointer):
    return Hit(*_plain(pointer.contents, Hit._fields))


class Rewriter(_Object):
    """Makes queries for databases, whose paths are given, find what is
    spelled otherwise.

    Other names of the same thing come from the installed file unless NAMES
    is false, and from the authority files in SYNONYMS."""

    def __init__(self, *databases, names=True, synonyms=()):
        paths = [os.fsencode(path) for path in databases]
        super().__init__(_library.sakuin_rewriter_free,
                         _call("rewriter_new",
                               (ctypes.c_char_p * len(paths))(*paths),
                               len(paths)))
        if names and NAMES:
            self.synonyms(NAMES)
        for path in synonyms:
            self.synonyms(path)

    def synonyms(self, path):
        """Also look for the other names that the authority file PATH has."""
        with self._lock:
            _call("rewriter_synonyms", self._open(), os.fsencode(path))

    @property
    def warning(self):
        """Why words may be missed, as a database was made by other rules;
        else ""."""
        with self._lock:
            return _library.sakuin_rewriter_warning(self._open()).decode()

    def _bytes(self, name, data):
        got = _List(_BYTES_FN, _Str.bytes)
        with self._lock:
            return got.call(name, self._open(), _borrow(data), got.callback,
                            None)[0]

    def rewrite(self, query):
        """QUERY, a xapian.Query that a QueryParser made, in the terms of the
        databases.  Of its serialised bytes: the same as bytes."""
        if isinstance(query, bytes):
            return self._bytes("query_rewrite", query)
        return type(query).unserialise(
            self._bytes("query_rewrite", query.serialise()))

    def serialise(self, text):
        """The query that `sakuin search` makes of TEXT, as bytes for
        xapian.Query.unserialise()."""
        return self._bytes("query_serialise", _utf8(text))

    def query(self, text):
        """The same as a xapian.Query."""
        import xapian  # pylint: disable=import-outside-toplevel
        return xapian.Query.unserialise(self.serialise(text))

    def expand(self, word, limit=1000):
        """What a query for WORD also finds: a list of Form.  Spellings are
        those of the LIMIT best documents."""
        data = _utf8(word)
        forms = _List(_FORM_FN, _make_form)
        with self._lock:
            return forms.call("expand", self._open(), _borrow(data),
                              _number(limit, "limit"), forms.callback, None)

    def search(self, text, first=0, limit=10):
        """The hits of TEXT, a query as in sakuin(1), behind the FIRST ones:
        a list of Hit."""
        data = _utf8(text)
        hits = _List(_HIT_FN, _make_hit)
        with self._lock:
            return hits.call("search", self._open(), _borrow(data),
                             _number(first, "first"),
                             _number(limit, "limit"), hits.callback, None,
                             None)

    def suggest(self, text):
        """What may have been meant instead of the query TEXT, or ""."""
        return self._bytes("suggest", _utf8(text)).decode()


# ------------------------------------------------------------------ index

class Index(_Object):
    """A database to put documents into; made if there is none.

    In a `with` statement it is committed at the end, unless that is left by
    an exception; close() alone drops what was not committed."""

    def __init__(self, path):
        super().__init__(_library.sakuin_index_close,
                         _call("index_open", os.fsencode(path)))

    def __exit__(self, kind, *_unused):
        try:
            if kind is None and self._pointer:
                self.commit()
        finally:
            self.close()

    def add(self, document):
        """Add DOCUMENT or replace the one with its id: a dict, or its JSON,
        with "id" and where known "title", "text", "lang", "date", "url",
        "authors", "references"."""
        if not isinstance(document, str):
            document = json.dumps(document, ensure_ascii=False)
        data = _utf8(document)
        with self._lock:
            _call("index_add", self._open(), _borrow(data))

    def remove(self, id):  # pylint: disable=redefined-builtin
        """Remove the document with this ID."""
        data = _utf8(id)
        with self._lock:
            _call("index_remove", self._open(), _borrow(data))

    def commit(self):
        """Let readers see all that was added and removed."""
        with self._lock:
            _call("index_commit", self._open())
