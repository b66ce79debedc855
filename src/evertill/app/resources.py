"""Finds what is shipped beside the code: icons, stylesheets, translations, receipt layouts, the manual.

In a checkout (editable install) they lie in `resources/`, in an installed wheel in `evertill/_resources/`.
"""

from pathlib import Path

from evertill.kernel.errors import SettingsFault

_PACKAGE = Path(__file__).resolve().parents[1]


def resource_path(*parts: str) -> Path:
    """The file or folder below the resources that `parts` name, as `resource_path("help", "en", "index.md")`."""
    path = _resource_root(_PACKAGE).joinpath(*parts)
    if not path.exists():
        raise SettingsFault(
            f"Evertill's own file {'/'.join(parts)} is missing from {path.parent}; "
            "no sale is lost, but this installation is damaged: install Evertill again."
        )
    return path


def _resource_root(package: Path) -> Path:
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
