#!/usr/bin/env python3
"""Write the journal's compiled SQL (src/evertill/journal/file: snapshot.py, statements.py) anew from its Core tables.

usage: scripts/journal_sql.py [--check]

With --check nothing is written; exit status 1 when a file is not what the tables say.
"""

import argparse
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "src")]

from scripts.journal_compiled import hot_statements, schema_ddl  # noqa: E402

_PACKAGE = _ROOT / "src" / "evertill" / "journal"

_SNAPSHOT = '''"""An empty journal of this version, as `tables` compiles it, to make a file without SQLAlchemy.

Written by scripts/journal_sql.py; a test proves that it is what the tables and the migrations make.
"""

VERSION = {version}
"""The version of the tables; files of an older one are migrated, files of a newer one refused."""

DDL = (
{ddl})
'''

_STATEMENTS = '''"""The statements of the selling path, as `tables` compiles them, for the bare connection.

Written by scripts/journal_sql.py; a test proves that they are what SQLAlchemy Core compiles.
"""

{statements}'''


def rendered() -> dict[Path, str]:
    """What both files must hold."""
    version = max(int(path.stem.removeprefix("version_")) for path in (_PACKAGE / "migrations").glob("version_*.py"))
    ddl = "".join(f"    {_literal(line, 8)},\n" for line in schema_ddl())
    statements = "\n".join(f"{name} = {_literal(sql, 4)}" for name, sql in hot_statements().items())
    return {
        _PACKAGE / "file" / "snapshot.py": _formatted(_SNAPSHOT.format(version=version, ddl=ddl)),
        _PACKAGE / "file" / "statements.py": _formatted(_STATEMENTS.format(statements=statements + "\n")),
    }


def _literal(sql: str, indent: int) -> str:
    """A string literal, over several lines when it is long."""
    lines = [""]
    for word in sql.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) > 100:
            lines[-1] += " "
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    if len(lines) == 1:
        return f'"{lines[0]}"'
    return "(" + "".join(f'\n{" " * indent}"{line}"' for line in lines) + "\n)"


def _formatted(source: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--config", str(_ROOT / "pyproject.toml"), "-"]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Write or check; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only say whether the files are as the tables say")
    only_check = parser.parse_args().check
    stale = [path for path, source in rendered().items() if not path.exists() or path.read_text("utf-8") != source]
    for path in stale:
        print(f"{'stale' if only_check else 'written'}: {path.relative_to(_ROOT)}")
        if not only_check:
            path.write_text(rendered()[path], encoding="utf-8")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main())
