#!/usr/bin/env bash
# METEOR 1.5 by its own program, on the vectors and on captions. A2C_METEOR_JAR names its archive; without it that of
# pycocoevalcap is fetched, which needs the network. Needs java (Debian: default-jre-headless).
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$PWD/.build-soak/meteor
jar=${A2C_METEOR_JAR:-$work/pycocoevalcap/meteor/meteor-1.5.jar}
if [ ! -f "$jar" ]; then
  mkdir -p "$work"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" download --quiet --no-deps --dest "$work" pycocoevalcap==1.2
  python3 -m zipfile -e "$work"/pycocoevalcap-*.whl "$work"
fi
A2C_METEOR_JAR=$(realpath "$jar") \
  swift test -c release --skip-build --disable-xctest --filter "METEORProgramTests|EvalTests"
