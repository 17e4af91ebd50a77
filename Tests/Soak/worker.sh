#!/usr/bin/env bash
# The C of workers under the address and undefined-behaviour sanitizers.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .build-soak
# Leaks cannot be looked for in processes that may not be looked into.
clang -std=c11 -Wall -Wextra -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -ISources/CWorker/include \
  -ISources/CWorker Tests/Soak/worker_sanitize.c Sources/CWorker/*.c -o .build-soak/worker_sanitize
ASAN_OPTIONS=detect_leaks=0 .build-soak/worker_sanitize
