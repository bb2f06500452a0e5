# Frontdesk. `make demo` and `make test` do all their own set-up.
SHELL := /bin/bash
export CGO_ENABLED ?= 0

.PHONY: demo test build bench fuzz fmt tools-demo tools-test

demo: tools-demo ## try it: a sample clinic with phones on a page
	@echo "Compiling (the first time takes a minute or two, most of the wait; afterwards seconds) ..."
	@exec go run ./cmd/frontdesk demo $(ARGS)

test: tools-test ## every test, with the race detector
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { echo "Not formatted; run make fmt:"; gofmt -l $$(git ls-files '*.go'); exit 1; }
	CGO_ENABLED=1 go vet ./...
	@if GOPROXY=off go -C internal/when/compare list -deps . >/dev/null 2>&1; then go -C internal/when/compare vet .; \
	else echo "internal/when/compare: not vetted, the libraries it compares with are not on this machine"; fi
	CGO_ENABLED=1 go test -race -timeout 20m ./...

build: ## one static binary, dist/frontdesk
	go build -trimpath -ldflags "-s -w" -o dist/frontdesk ./cmd/frontdesk

bench: tools-test ## turns per second beside the floor, reminders per second, one step of the engine
	go test -run '^$$' -bench . -benchmem ./workflows/flow ./workflows/flow/replay ./store/seal ./internal/when
	go test -run "^$$" -bench Turns -benchtime 5s ./cmd/frontdesk
	go test -run "^$$" -bench ReminderStorm -benchtime 1x ./cmd/frontdesk

fuzz: ## each fuzzer for a minute, or for FUZZTIME
	@for p in $$(grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -ho '^func Fuzz[A-Za-z0-9_]*' $$p/*_test.go | sed 's/func //'); do \
	    go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $${FUZZTIME:-60s} -fuzzminimizetime 10x $$p || exit 1; done; done

fmt:
	gofmt -w $$(git ls-files '*.go')

tools-demo:
	@.ci/need go postgres

tools-test:
	@.ci/need go cc postgres redis chromium
