"""Whose certificates count: the public authorities and the machine's own, or the one authority a shop names."""

import ssl

from evertill.kernel.errors import SettingsFault


def trust_in(ca_file: str | None) -> ssl.SSLContext:
    """TLS 1.2 and up, name and chain checked. With a file, its authorities alone; SettingsFault when it holds none."""
    try:
        context = _public() if ca_file is None else ssl.create_default_context(cafile=ca_file)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise SettingsFault(
            f"The certificate file {ca_file} cannot be used ({_why(error)}), so this till does not connect; "
            "name the file that holds the authority's certificate in PEM form."
        ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _public() -> ssl.SSLContext:
    """The authorities browsers trust, and those an administrator gave this machine."""
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return "it holds no certificate"
    return str(getattr(error, "strerror", None) or error)
