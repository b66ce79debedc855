"""The rules of scripts/tidy.py for one module each: a small function over the parsed file, and its reason."""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FUNCTION_LINES_MAX = 60
FILE_LINES_MAX = 500
DOCSTRING_LINES_MAX = 5
REASON_WORDS_MIN = 2

WITHOUT_FLOAT = ("kernel", "domain", "journal", "mirror", "operations")
MONEY_WORDS = frozenset(
    "money price prices amount amounts tender tenders refund refunds tax taxes minor cents discount discounts "
    "subtotal quantity quantities cash change_due".split()
)
BANNED_WORDS = {
    "data": "say what it holds (payload, rows, frame)",
    "info": "say what it tells",
    "helper": "name what it does",
    "helpers": "name what it does",
    "util": "name what it does",
    "utils": "name what it does",
    "cart": "the trade's word is Sale",
    "cashback": "the trade's words are Refund and ChangeDue",
    "user": "the trade's word is Operator",
    "users": "the trade's word is Operator",
}
BANNED_WORDS_FINE_BESIDE = frozenset({"matrix", "agent", "role"})  # Data Matrix, User-Agent, Qt's UserRole
BANNED_PREFIXES = {"process_": "say what is done", "handle_": "say what is done"}
QT_OVERRIDES = frozenset({"data", "setData", "headerData", "itemData", "mimeData", "setHeaderData", "setItemData"})
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|raise NotImplementedError|for now)\b")


@dataclass(frozen=True, slots=True)
class Module:
    """A parsed file; `name` is the dotted name for sources, and empty for scripts and tests."""

    path: str
    name: str
    text: str
    tree: ast.Module
    comments: dict[int, str]

    @property
    def is_package(self) -> bool:
        """Whether this is a package's `__init__`."""
        return self.path.endswith("__init__.py")

    def within(self, *names: str) -> bool:
        """Whether the module is one of `names` or lies below one."""
        return any(self.name == name or self.name.startswith(f"{name}.") for name in names)

    def has_reason(self, *lines: int) -> bool:
        """Whether one of the lines ends in a comment that says more than its marker."""
        return any(len(_reason(self.comments.get(line, "")).split()) >= REASON_WORDS_MIN for line in lines)


def read_module(root: Path, path: str) -> Module:
    """Parse one file below the root."""
    text = (root / path).read_text(encoding="utf-8")
    parts = Path(path).with_suffix("").parts
    in_source = parts[0] == "src"
    name = ".".join(parts[1:]).removesuffix(".__init__") if in_source else ""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}
    return Module(path, name, text, ast.parse(text, filename=path), comments)


@lru_cache(maxsize=1)
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All nodes of a file; a dozen rules look at them, one after the other."""
    return tuple(ast.walk(tree))


Check = Callable[[Module], Iterator[tuple[int, str]]]


def _reason(comment: str) -> str:
    return re.sub(r"#|type: ignore(\[[^\]]*\])?|noqa(: *[A-Z0-9, ]+)?|worker top:|pragma: no \w+", " ", comment)


# ---- money


def float_in_core(module: Module) -> Iterator[tuple[int, str]]:
    """A float is never exact, so the packages that hold the books have none."""
    if not module.within(*(f"evertill.{package}" for package in WITHOUT_FLOAT)):
        return
    for node in _floats(module.tree):
        yield (
            node.lineno,
            "no float here: use whole minor units, millionths, milliseconds or Decimal from text",
        )


def float_near_money(module: Module) -> Iterator[tuple[int, str]]:
    """Everywhere else a float may stand, but not in a statement that names money."""
    if not module.name or module.within(*(f"evertill.{package}" for package in WITHOUT_FLOAT)):
        return
    if next(_floats(module.tree), None) is None:
        return
    for piece in _small_pieces(module.tree):
        if MONEY_WORDS & {word for name in _names(piece) for word in _words(name)}:
            for node in _floats(piece):
                yield node.lineno, "a float beside money loses cents: use Money, or Decimal built from text"


def _floats(tree: ast.AST) -> Iterator[ast.Name | ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "float":
            yield node
        elif isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node


def _small_pieces(tree: ast.AST) -> Iterator[ast.AST]:
    """Statements without a body, the heads of those with one, and each argument by itself."""
    for node in nodes_of(tree):
        if isinstance(node, ast.arg):
            yield node
        elif isinstance(node, (ast.If, ast.While)):
            yield node.test
        elif isinstance(node, ast.stmt) and not hasattr(node, "body"):
            yield node


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, (ast.arg, ast.keyword)) and node.arg:
            yield node.arg


# ---- time, threads, surroundings


def clock_read(module: Module) -> Iterator[tuple[int, str]]:
    """Time comes from the injected Clock, so that tests and the simulator can set it."""
    if not module.name or module.name == "evertill.kernel.clock":
        return
    for call in _calls(module.tree):
        owner, _, method = call.name.rpartition(".")
        reads_wall = method in {"now", "utcnow", "today"} and owner.rpartition(".")[2] in {
            "datetime",
            "date",
            "dt",
        }
        if reads_wall or call.name == "time.time":
            yield call.line, f"{call.name}() reads the machine's clock: take the Clock that is passed in"


def waiting(module: Module) -> Iterator[tuple[int, str]]:
    """Threads and waits live in kernel/worker.py and ui/mailbox.py, where they can be stopped and simulated."""
    if not module.name:
        return
    for call in _calls(module.tree):
        last = call.name.rpartition(".")[2]
        if call.name in {"time.sleep", "sleep"}:
            yield (
                call.line,
                "sleeping cannot be stopped: wait on an event with a limit, or let the worker's tick say when",
            )
        elif last in {"processEvents", "QThread", "startTimer"}:
            yield (
                call.line,
                f"{last} is not used here: work belongs to a Worker, results come through ui/mailbox.py",
            )
        elif last in {"Lock", "RLock", "Condition", "Semaphore"} and not _may_lock(module, call.line):
            yield (
                call.line,
                f"{last} outside kernel/worker.py: give the thing to one worker instead of sharing it",
            )
    yield from _repeating_timers(module)


def _may_lock(module: Module, line: int) -> bool:
    if module.within("evertill.kernel"):
        return module.name == "evertill.kernel.worker" or module.has_reason(line)
    return module.within("evertill_central")


def _repeating_timers(module: Module) -> Iterator[tuple[int, str]]:
    single_shot = any(call.name.endswith(".setSingleShot") for call in _calls(module.tree))
    for call in _calls(module.tree):
        if call.name.rpartition(".")[2] == "QTimer" and not single_shot and not module.has_reason(call.line):
            yield (
                call.line,
                "a repeating QTimer polls: make it single-shot, or say in the line why it must repeat",
            )


def printing(module: Module) -> Iterator[tuple[int, str]]:
    """Only the command line talks to standard output."""
    if not module.name or module.within("evertill.cli", "evertill_central.main", "evertill_central.cli"):
        return
    for call in _calls(module.tree):
        if call.name == "print":
            yield (
                call.line,
                "print belongs to the command line: return the text, or log a constant sentence with fields",
            )


def environment(module: Module) -> Iterator[tuple[int, str]]:
    """What the environment says is read once, in the settings."""
    if not module.name or module.within(
        "evertill.app.workstation.settings", "evertill.cli", "evertill_central.main", "evertill_central.cli"
    ):
        return
    for node in nodes_of(module.tree):
        named = isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
        imported = isinstance(node, ast.ImportFrom) and node.module == "os" and _imports(node, "environ", "getenv")
        if (named or imported) and isinstance(node, (ast.Attribute, ast.ImportFrom)):
            yield (
                node.lineno,
                "the environment is read in app/workstation/settings.py alone: take the value as an argument",
            )


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    line: int


@lru_cache(maxsize=1)
def _calls(tree: ast.AST) -> tuple[_Call, ...]:
    return tuple(
        _Call(ast.unparse(node.func), node.lineno)
        for node in nodes_of(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Name, ast.Attribute))
    )


def _imports(node: ast.ImportFrom, *names: str) -> bool:
    return any(alias.name in names for alias in node.names)


# ---- errors and types


def broad_except(module: Module) -> Iterator[tuple[int, str]]:
    """A bug is caught at the top of a worker and nowhere else; elsewhere only named faults are."""
    if not module.name:
        return
    for node in nodes_of(module.tree):
        if isinstance(node, ast.ExceptHandler):
            if node.type is None:
                yield node.lineno, "a bare except hides bugs: name the error"
            elif _names_all_errors(node.type) and not _reraises(node) and not module.has_reason(node.lineno):
                yield (
                    node.lineno,
                    "except Exception outside a worker's top hides bugs: name the error, or say in the line why",
                )
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            if any(_names_all_errors(argument) for argument in node.args):
                yield node.lineno, "suppress(Exception) hides bugs: name the error"


def _names_all_errors(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id in {"Exception", "BaseException"} for part in ast.walk(node))


def _reraises(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def loose_types(module: Module) -> Iterator[tuple[int, str]]:
    """Any, cast and type: ignore switch the checker off: never in the domain, elsewhere with a reason in the line."""
    if not module.name:
        return
    in_domain = module.within("evertill.domain")
    remedy = "not in the domain: say the type" if in_domain else "say in the line why the checker cannot know"
    for line, word in sorted(_loose_places(module, in_domain)):
        if in_domain or not module.has_reason(line):
            yield line, f"{word}: {remedy}"


def _loose_places(module: Module, in_domain: bool) -> set[tuple[int, str]]:
    places = {(line, "type: ignore") for line, text in module.comments.items() if "type: ignore" in text}
    typing_casts = any(
        isinstance(node, ast.ImportFrom) and node.module == "typing" and _imports(node, "cast")
        for node in nodes_of(module.tree)
    )
    for node in nodes_of(module.tree):
        if isinstance(node, (ast.Name, ast.Attribute)) and ast.unparse(node) in {"Any", "typing.Any"}:
            places.add((node.lineno, "Any"))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"cast", "typing.cast"}:
            if typing_casts or ast.unparse(node.func) == "typing.cast":
                places.add((node.lineno, "cast"))
        elif (
            in_domain and isinstance(node, ast.ImportFrom) and node.module == "typing" and _imports(node, "Any", "cast")
        ):
            places.add((node.lineno, "Any or cast"))
    return places


# ---- shape and names


def sizes(module: Module) -> Iterator[tuple[int, str]]:
    """What does not fit a screen does not fit a head."""
    if module.path.startswith("tests/"):
        return
    lines = module.text.count("\n")
    if lines > FILE_LINES_MAX:
        yield 1, f"{lines} lines in one file, {FILE_LINES_MAX} are the most: split it by meaning"
    for node in nodes_of(module.tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES_MAX:
                yield (
                    node.lineno,
                    f"{node.name} has {length} lines, {FUNCTION_LINES_MAX} are the most: split it",
                )


def docstrings(module: Module) -> Iterator[tuple[int, str]]:
    """Modules and public classes say what they are for; a package says nothing else."""
    docstring = ast.get_docstring(module.tree)
    if docstring is None:
        yield 1, "the module's docstring is missing: say in one to five lines what it is for"
    elif module.name and not module.is_package and len(docstring.splitlines()) > DOCSTRING_LINES_MAX:
        yield (
            1,
            f"the module's docstring has more than {DOCSTRING_LINES_MAX} lines: the manual is the place for more",
        )
    if module.is_package and len(module.tree.body) > (docstring is not None):
        yield (
            module.tree.body[-1].lineno,
            "a package's __init__ is only a docstring: move the code into a module",
        )
    for node in module.tree.body:
        public_class = isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if module.name and public_class and isinstance(node, ast.ClassDef) and ast.get_docstring(node) is None:
            yield (
                node.lineno,
                f"{node.name} is public and has no docstring: say in a sentence what it stands for",
            )


def banned_names(module: Module) -> Iterator[tuple[int, str]]:
    """Words that say nothing, and words that mean something else in the trade."""
    if not module.name:
        return
    for line, name in [(1, module.name.rpartition(".")[2]), *_defined_names(module.tree)]:
        for word in sorted(_words(name) & BANNED_WORDS.keys()):
            if not _words(name) & BANNED_WORDS_FINE_BESIDE:
                yield line, f"{name}: not the word '{word}', {BANNED_WORDS[word]}"
        for prefix, remedy in BANNED_PREFIXES.items():
            if name.lstrip("_").startswith(prefix):
                yield line, f"{name}: not '{prefix}', {remedy}"
        if name.endswith("Manager") and name != "Manager":
            yield line, f"{name}: a manager is a person in the shop, say what the thing does"


def _defined_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in nodes_of(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if node.name not in QT_OVERRIDES:
                yield node.lineno, node.name
        elif isinstance(node, ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def _words(name: str) -> set[str]:
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")) | {name}


def unfinished(module: Module) -> Iterator[tuple[int, str]]:
    """What is not there yet is not in the product."""
    if module.name:
        for number, line in enumerate(module.text.splitlines(), 1):
            if match := UNFINISHED.search(line):
                yield number, f"'{match.group()}': finish it or leave it out"


CHECKS: tuple[Check, ...] = (
    float_in_core,
    float_near_money,
    clock_read,
    waiting,
    printing,
    environment,
    broad_except,
    loose_types,
    sizes,
    docstrings,
    banned_names,
    unfinished,
)
