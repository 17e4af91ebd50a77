#!/usr/bin/env bash
# How often a run opens the files of its conditions: once for the model and once for each generator that takes them, in
# this process and in workers. Needs strace.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v strace >/dev/null || { echo "opens: no strace here, not run"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

opened() { grep -vF ENOENT "$work/calls" | grep -cF "$1\""; }

for isolation in auto process; do
  A2C_ISOLATION=$isolation strace -f -e trace=openat,open -o "$work/calls" .build/release/a2c run --quiet \
    --prompt "A dog runs." --condition depth=Examples/media/depth.mp4 --condition camera=Examples/media/orbit.txt \
    --generator vace,wan-fun-control,cogvideox --output "$work/$isolation" >"$work/caption"
  # The model, vace and wan-fun-control read the clip; none of the three takes a camera file.
  clip=$(opened media/depth.mp4) path=$(opened media/orbit.txt)
  echo "opens: isolation $isolation: the clip $clip times (3 readers), the camera's path $path (1 reader)"
  [ "$clip" -le 3 ] && [ "$path" -le 1 ]
done
