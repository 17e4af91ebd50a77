#!/usr/bin/env bash
# The kernels of all instruction sets that this processor has, under the address and undefined-behaviour sanitizers.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p .build-soak
clang -std=c11 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -ISources/CKernels/include \
  Tests/Soak/kernels_sanitize.c Sources/CKernels/*.c -lm -o .build-soak/kernels_sanitize
.build-soak/kernels_sanitize
