"""One module for each thing a person does, in packages by subject; `desk` runs them on the till worker.

Every operation stands on `counter`, `words`, `slips`, `debts`, `effects` and `looking_up`; `selling` is the heart;
`balances`, `cards`, `customers`, `orders`, `people`, `reports`, `returns`, `setup`, `stock`, `sync_queue` and `till`
are the rest of the day. `question_desk` answers what only looks something up.

Imports `ports`, `domain` and `kernel`; only `ui` and `app` import it. Start with `desk`, then
`selling.ringing.scan_item`.
"""
