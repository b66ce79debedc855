"""PINs as argon2id verifiers (RFC 9106); the library is loaded with the first PIN."""


class Argon2Pins:
    """Makes and checks verifiers."""

    def matches(self, verifier: str, pin: str) -> bool:
        """Whether it is this PIN; a verifier that cannot be read matches none."""
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return PasswordHasher().verify(verifier, pin)
        except (VerificationError, InvalidHashError):
            return False

    def verifier(self, pin: str) -> str:
        """The verifier to keep for a PIN."""
        from argon2 import PasswordHasher

        return PasswordHasher().hash(pin)
