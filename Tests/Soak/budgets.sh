#!/usr/bin/env bash
# 1,000 captions for every generator that counts tokens: no budget is exceeded by the true count, prompts end as
# sentences. `make test` does the same with fewer captions.
set -euo pipefail
cd "$(dirname "$0")/../.."
A2C_CAPTIONS=${A2C_CAPTIONS:-1000} \
  swift test -c release --skip-build --disable-xctest --filter RealTokenizerTests
