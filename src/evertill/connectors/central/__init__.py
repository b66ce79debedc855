"""The connector to Evertill's own reference backend: signed requests over HTTP, contract version 1.

Imports `connectors.common` and what that may import. Start with `connector`.
"""
