"""Imports what a central backend imports in its life; `central_process` forks from here."""

import gc

import alembic.command
import sqlalchemy.dialects.sqlite
import uvicorn.lifespan.on
import uvicorn.loops.auto
import uvicorn.protocols.http.auto

import evertill_central.api.shell
import evertill_central.main
import evertill_central.services.rows.load_files
import evertill_central.services.workstations.enrolment
import evertill_central.serving

__all__ = ["alembic", "evertill_central", "sqlalchemy", "uvicorn"]

gc.freeze()
