# Two commands: `make run` and `make test`. Both make what they need themselves.
PY := .venv/bin/python
PORT ?= 8000
export PORT

.PHONY: run test check fix bench languages lock pictures clean

run: .venv/run
	@$(PY) manage.py run_demo

test: check .venv/dev
	$(PY) -m pytest -n 2 -q -m "not browser"
	EXPECT_DB=postgresql $(PY) tools/with_pg.py $(PY) -m pytest -n 2 -q -m "not browser" --ignore=tests/wording
	$(PY) -m pytest -q -m browser

check: .venv/dev
	.venv/bin/ruff format --check -q .
	.venv/bin/ruff check -q .
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	.venv/bin/djlint hearth/web/templates --lint --quiet

fix: .venv/dev
	.venv/bin/ruff check -q --fix . || true
	.venv/bin/ruff format -q .

bench: .venv/dev
	$(PY) -m bench

languages: .venv/dev  # the catalogues, after a change in what families read
	$(PY) -m tools.catalogues

pictures: .venv/dev  # the guides' pictures, taken from the cast
	$(PY) -m tools.pictures

.venv/bin/python:
	python3 -m venv .venv

.venv/run: .venv/bin/python requirements.lock
	@.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: .venv/bin/python requirements-dev.lock
	@.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/run

lock: .venv/dev  # maintainers: after a change in pyproject.toml
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv var
