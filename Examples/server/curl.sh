#!/usr/bin/env bash
# The server by curl, one call after the other. A2C_URL names it, A2C_KEY is its key where it wants one. Run it in the
# checkout: the files are those of Examples/media.
set -euo pipefail
url=${A2C_URL:-http://localhost:8080}
media=$(cd "$(dirname "$0")/../media" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
a2c() { curl --silent --show-error --fail-with-body ${A2C_KEY:+-H "Authorization: Bearer $A2C_KEY"} "$@"; }
id() { sed -n 's/.*"id":"\([^"]*\)".*/\1/p'; }
json=(-H 'Content-Type: application/json')

# Is it there, and what can it do?
a2c "$url/health/ready"
a2c "$url/v1/models"
a2c "$url/v1/adapters" > "$out/adapters.json"
a2c "$url/v1/generators" > "$out/generators.json"

# A file is sent as it is; the id names it from now on. The address ends in a slash, and curl puts the name behind it.
orbit=$(a2c -T "$media/orbit.txt" "$url/v1/files/" | id)
dance=$(a2c --data-binary @"$media/dance.json" -H 'Content-Type: application/octet-stream' "$url/v1/files?name=dance.json" | id)

# What is it taken for?
a2c "${json[@]}" "$url/v1/conditions" -d "{\"input\": \"$orbit\"}" > "$out/camera.json"

# A caption with the prompts of two generators.
a2c "${json[@]}" "$url/v1/captions" -d @- > "$out/result.json" <<JSON
{"prompt": "A woman in a red coat dances on a roof.",
 "conditions": [{"adapter": "camera", "input": "$orbit"}, {"adapter": "pose", "input": "$dance"}],
 "generators": ["cogvideox", "wan2.2-t2v"]}
JSON
cat "$out/result.json"

# The same as it happens.
a2c --no-buffer "${json[@]}" "$url/v1/captions" -d '{"prompt": "A red fox runs through fresh snow.", "stream": true}'

# The bundles at once, as a zip archive.
a2c "${json[@]}" -H 'Accept: application/zip' "$url/v1/captions" -o "$out/bundles.zip" \
  -d "{\"prompt\": \"A red fox.\", \"conditions\": [{\"adapter\": \"camera\", \"input\": \"$orbit\"}], \"generators\": [\"cogvideox\"]}"

# A caption of your own, phrased for a generator.
a2c "${json[@]}" "$url/v1/prompts" -d '{"caption": "1. Dense caption: A red fox runs.\n2. Main object caption: A red fox.\n3. Background caption: Snow.\n4. Camera caption: The camera is still.\n5. Style caption: A photograph.\n6. Action caption: It runs.", "generators": ["cogvideox"]}'

# What clients of OpenAI send; the answer of facts:cogvideox is that generator's prompt.
a2c "${json[@]}" "$url/v1/chat/completions" -d '{"model": "facts:cogvideox", "messages": [{"role": "user", "content": "A red fox runs through fresh snow."}]}'

# Files go by themselves after a while, or now.
a2c -X DELETE "$url/v1/files/$orbit"
a2c -X DELETE "$url/v1/files/$dance"
