#!/usr/bin/env bash
# 50 captions of the example, two at a time: all end well, all say the same, and nothing is left in the temporary folder.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${A2C_LOAD_RUNS:-50}
work=$PWD/.build-soak/load
rm -rf "$work"
mkdir -p "$work/tmp"
export TMPDIR=$work/tmp

caption() {
  .build/release/a2c run --quiet --manifest Examples/combo.yaml --output "$1/out-$2" > "$1/$2.txt" 2> "$1/$2.log" \
    || echo "run $2 ended with $?" >> "$1/failures"
}
export -f caption
seq "$runs" | xargs -P 2 -I {} bash -c 'caption "$0" "$1"' "$work" {}

failed=0
complain() { echo "FAIL load: $1"; failed=1; }
[ ! -e "$work/failures" ] || complain "$(cat "$work/failures")"
kinds=$(cat "$work"/*.txt | wc -c)
[ "$kinds" -gt 0 ] || complain "no captions"
kinds=$(md5sum "$work"/*.txt | cut -d ' ' -f 1 | sort -u | wc -l)
[ "$kinds" = 1 ] || complain "$kinds different captions"
kinds=$(cd "$work" && for folder in out-*; do (cd "$folder" && find . -type f -exec md5sum {} + | sort); done | sort -u | wc -l)
[ "$kinds" = "$(find "$work/out-1" -type f | wc -l)" ] || complain "different prompts"
left=$(find "$work/tmp" -mindepth 1; find "$work" -mindepth 1 -name '.*')
[ -z "$left" ] || complain "left over: $left"
[ $failed = 1 ] || echo "ok   load: $runs runs, two at a time, one caption, nothing left over"
exit $failed
