# Each target does its own set-up: a fresh machine has Go, make, git, node and npm, and nothing configured.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run dev again generate build check lint test fuzz bench figures chaos clean

# A clone may belong to someone else than who builds it, and git then refuses to be asked.
export GOFLAGS := $(GOFLAGS) -buildvcs=false
TEMPL := go tool templ
STATICCHECK := go tool -modfile=.ci/tools/go.mod staticcheck
SOURCES := $(wildcard cmd web views handlers store db static)
CLUSTER := bin/cluster

# The race detector needs a C compiler, the browser stories a Chromium; .ci/run brings both.
RACE := $(shell command -v gcc >/dev/null && echo -race)
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

help: ## lista os alvos
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

run: build ## compila, inicia o banco e serve em http://localhost:5000, com as empresas de demonstração
	@OMNI_DEMO=$${OMNI_DEMO:-1} exec bin/omni serve

dev: generate ## serve e recomeça a cada mudança; o navegador em http://localhost:7331 se atualiza sozinho
	@OMNI_DEMO=1 OMNI_DEV=1 $(TEMPL) generate --watch --open-browser=false --proxy=http://127.0.0.1:5000 --proxyport=7331 \
	  --watch-pattern='(.+\.go$$)|(.+\.templ$$)|(.+_templ\.txt$$)|(static/(css|js|icons)/.+)' \
	  --cmd="$(MAKE) --no-print-directory again"

# again is what dev runs at each change.
again:
	@cd static && node build.mjs
	@go build -o bin/omni ./cmd/omni
	@exec bin/omni serve

generate: static/node_modules/.package-lock.json ## gera o que ninguém escreve: páginas compiladas e arquivos do navegador
	@$(TEMPL) generate -log-level=warn
	@cd static && node build.mjs

static/node_modules/.package-lock.json: static/package-lock.json
	@cd static && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

build: generate ## compila bin/omni
	@go build -o bin/omni ./cmd/omni

$(CLUSTER): $(wildcard db/pgserver/*.go db/dbtest/cluster/*.go)
	@go build -o $@ ./db/dbtest/cluster

check: generate lint $(CLUSTER) ## confere antes de cada commit: formas, muros, regras e casos de uso (uns três minutos e meio)
	$(CLUSTER) go test -short -p 2 ./...

lint: generate
	@test -z "$$(gofmt -l $(SOURCES) | grep -v -e _templ.go -e node_modules | tee /dev/stderr)"
	@$(TEMPL) fmt -fail views web >/dev/null
	@go vet ./...
	@$(STATICCHECK) -checks inherit,-ST1005 ./...

# The walks ask for thousands of pages one after another: nothing there races, and -race would make them twelve minutes.
test: check ## tudo: check, de novo com -race, histórias no navegador e fuzz curto
ifeq ($(CHROMIUM),)
	@echo "Sem Chromium: as histórias no navegador ficam de fora (apt-get install -y chromium)."
endif
	$(CLUSTER) go test -p 2 $(RACE) -timeout 20m $$(go list ./... | grep -v /web/walk)
	$(CLUSTER) go test -timeout 20m ./web/walk
	@$(MAKE) --no-print-directory fuzz

fuzz: ## 30.000 entradas inventadas para cada leitor
	@set -e; grep -rnoE --include=*_test.go --exclude-dir=node_modules '^func Fuzz\w+' . | while IFS=: read -r file _ name; do \
	  go test -run '^$$' -fuzz "^$${name#func }\$$" -fuzztime 30000x -fuzzminimizetime 5x "$$(dirname $$file)"; done

bench: build ## mede a venda ao lado do limite da máquina: nome, valor e unidade
	@bin/omni bench

figures: generate bin/cluster ## mede os números do funil e das automações, numa máquina sossegada
	FIGURES=1 $(CLUSTER) go test -count=1 -v -run 'InFigures$$' ./handlers/crm/...

chaos: build ## vende enquanto mata o site e o PostgreSQL (kill -9), e confere que nenhuma venda se perdeu nem se repetiu
	@bin/omni chaos

clean: ## apaga o que foi gerado; os dados ficam
	rm -rf bin static/node_modules
	find static/dist -mindepth 1 ! -name .keep -delete
	find views web handlers -name '*_templ.go' -delete
