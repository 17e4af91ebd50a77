#!/usr/bin/env bash
# 1,000 conditions, good adapters and bad ones in turn: every good one comes right, and no process, descriptor or shared
# memory is left. A2C_LOOP_REQUESTS sets the number. The tests do the same with 50.
set -euo pipefail
cd "$(dirname "$0")/../.."
requests=${A2C_LOOP_REQUESTS:-1000}
log=$PWD/.build-soak/requests.log
mkdir -p "$(dirname "$log")"
report=$PWD/.build-soak/requests.txt
if A2C_LOOP_REQUESTS=$requests A2C_LOOP_REPORT=$report swift test -c release --skip-build --disable-xctest \
  --filter WorkerLoopTests/fiftyRequestsLeaveNothingBehind > "$log" 2>&1 && grep -q "1 test in 1 suite passed" "$log"; then
  echo "ok   requests: $requests conditions, every second one bad in one of 25 ways, nothing left behind; $(cat "$report")"
else
  echo "FAIL requests:"
  tail -n 30 "$log"
  exit 1
fi
