# What is checked before every commit, and by .ci/run with the same words.
#
#     make check                  with the tools of .venv (CONTRIBUTING.md says how to make it)
#     make check BIN=/other/bin   with those of another environment

BIN ?= .venv/bin

.PHONY: check format lint types imports test eval help

check: lint types imports test  ## everything: what a commit must pass

lint:  ## format and rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types:  ## types, strictly
	$(BIN)/mypy

imports:  ## layers point down
	$(BIN)/lint-imports

test:  ## all tests, on all cores
	$(BIN)/pytest -n auto

format:  ## put the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval:  ## how well contacts are found, on the labelled releases
	$(BIN)/python tests/corpus/gate.py

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##/\1 -/p' Makefile
