"""One module for each thing a person does, in `selling`, `till` and `people`; `desk` runs them on the till worker.

Imports `ports`, `domain` and `kernel`; only `ui` and `app` import it. Start with `desk`, then
`selling.ringing.scan_item`.
"""
