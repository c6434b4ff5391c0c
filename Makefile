# Each target only calls a script; read those.
.PHONY: run test bench format build ci setup

run:
	bin/run

test:
	bin/test

bench: build
	Benchmarks/run

format:
	bin/format

build:
	bin/setup
	bin/build

ci:
	bin/ci

setup:
	bin/setup
