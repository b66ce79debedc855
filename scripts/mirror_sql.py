#!/usr/bin/env python3
"""Write the mirror's compiled SQL (src/evertill/mirror/snapshot.py and statements.py) anew from its Core tables.

usage: scripts/mirror_sql.py [--check]

With --check nothing is written; exit status 1 when a file is not what the tables say.
"""

import argparse
import subprocess
import sys
import textwrap
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_ROOT / "src")]

from evertill.mirror.tables import put_statements, schema_ddl  # noqa: E402

_PACKAGE = _ROOT / "src" / "evertill" / "mirror"

_SNAPSHOT = '''"""An empty mirror of this version, as `tables` compiles it: it takes neither SQLAlchemy nor Alembic.

Written by scripts/mirror_sql.py; a test proves that it is what the tables and the migrations make.
"""

VERSION = {version}
"""The version of the tables; a file of an older one is migrated, any other is made anew."""

DDL = (
{ddl})
'''

_STATEMENTS = '''"""The statements that put rows in, as `tables` compiles them, for the bare connection.

Written by scripts/mirror_sql.py; a test proves that they are what SQLAlchemy Core compiles.
"""

{statements}'''


def rendered() -> dict[Path, str]:
    """What both files must hold."""
    version = max(int(path.stem.removeprefix("version_")) for path in (_PACKAGE / "migrations").glob("version_*.py"))
    ddl = "".join(f"    {_literal(line)},\n" for line in schema_ddl())
    statements = "\n".join(f"{name} = {_literal(sql)}" for name, sql in put_statements().items())
    return {
        _PACKAGE / "snapshot.py": _formatted(_SNAPSHOT.format(version=version, ddl=ddl)),
        _PACKAGE / "statements.py": _formatted(_STATEMENTS.format(statements=statements + "\n")),
    }


def _literal(sql: str) -> str:
    """A string literal, over several lines when it is long."""
    parts = textwrap.wrap(sql, 100, break_long_words=False, break_on_hyphens=False)
    pieces = [part + " " for part in parts[:-1]] + parts[-1:]
    assert "".join(pieces) == sql
    return repr(sql) if len(pieces) == 1 else "(" + "\n".join(repr(piece) for piece in pieces) + ")"


def _formatted(source: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "--config", str(_ROOT / "pyproject.toml"), "-"]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Write or check; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only say whether the files are as the tables say")
    only_check = parser.parse_args().check
    wanted = rendered()
    stale = [path for path, source in wanted.items() if not path.exists() or path.read_text("utf-8") != source]
    for path in stale:
        print(f"{'stale' if only_check else 'written'}: {path.relative_to(_ROOT)}")
        if not only_check:
            path.write_text(wanted[path], encoding="utf-8")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main())
