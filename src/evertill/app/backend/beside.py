"""What goes to a backend beside a fact: a customer's sealed data with their key, for as long as they are not erased."""

from evertill.app.workstation.customer_vault import FileCustomerVault
from evertill.domain.customers.sealed_customer import SentBeside
from evertill.domain.facts.transaction import TransactionKind
from evertill.journal.reader import JournalReader
from evertill.kernel.values import dataclass
from evertill.ports.journal_rows import DueFact

_MARK = f'"kind":"{TransactionKind.CUSTOMER_WRITTEN.value}"'.encode()


@dataclass(frozen=True, slots=True)
class SealedBeside:
    """Looks beside each fact that is about to be sent, on the push worker."""

    reader: JournalReader
    vault: FileCustomerVault

    def __call__(self, fact: DueFact) -> SentBeside | None:
        """None for nearly all facts, and for those whose customer was erased meanwhile."""
        if _MARK not in fact.wire:
            return None
        entry = self.reader.sealed_of_fact(fact.fact_id)
        key = None if entry is None else self.vault.key(entry.customer_id)
        return None if entry is None or key is None else SentBeside(entry.sealed, key)
