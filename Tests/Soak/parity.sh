#!/usr/bin/env bash
# a2c against transformers on checkpoints of several shapes: vision tokens, positions, logits, 64 greedy tokens.
# A2C_PYTHON names a Python that has the packages; without it a virtual environment is made, which needs the network.
# With the real Qwen2 vocabulary in A2C_TEST_DATA (../shared/data) that is used, otherwise the nano model's.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=.build-soak/parity
mkdir -p $work
export TQDM_DISABLE=1 TRANSFORMERS_VERBOSITY=error
python=${A2C_PYTHON:-.build-soak/venv/bin/python}
if [ ! -x "$python" ]; then
  python3 -m venv .build-soak/venv
  .build-soak/venv/bin/pip install --quiet "torch==2.13.0+cpu" "transformers==4.57.6" "safetensors==0.8.0" "numpy==2.4.6" \
    "pillow==13.0.0" --extra-index-url https://download.pytorch.org/whl/cpu
fi
data=$(realpath -m "${A2C_TEST_DATA:-../shared/data}")
tokenizer=$data/qwen2-vl-tokenizer.json
[ -f "$tokenizer" ] || tokenizer=.build/release/models/nano/tokenizer.json
[ -f $work/made ] || "$python" Tests/Soak/make_checkpoints.py --tokenizer "$tokenizer" --out $work
touch $work/made

media=$PWD/Examples/media
manifest() {
  local prompt="A person dances on a beach."
  case $2 in *multi-id*) prompt="The person of picture 1 stands on the desk of picture 2." ;; esac
  printf 'a2c: run/1\nprompt: "%s"\nmodel: nano\nconditions:%s\n' "$prompt" "$2" > "$work/$1.yaml"
  printf 'limits: {image_pixels: 50176, video_pixels: 50176, frames: 6}\n' >> "$work/$1.yaml"
}
pictures="{adapter: multi-id, inputs: [$media/people.png, $media/desk.png]}"
clip="{adapter: depth, input: $media/depth.mp4}"
manifest text " []"
manifest mixed "
  - $pictures
  - $clip
  - {adapter: camera, input: $media/orbit.txt, params: {fps: 8}}
  - {adapter: pose, input: $media/dance.json}"
manifest clip-first "
  - $clip
  - $pictures"
# Other times between the frames of clips, which Qwen2.5-VL counts.
manifest rates "
  - $clip
  - {adapter: pose, input: $media/dance.json, params: {fps: 1.5}}
  - {adapter: pose, input: $media/dance.json, params: {fps: 30}}"
manifests="text mixed clip-first rates"
if [ -d "$data/real" ]; then
  manifest real "
  - {adapter: pose, input: $data/real/beach/openpose}
  - {adapter: multi-id, inputs: [$data/real/identities/ref_1.png, $data/real/identities/ref_2.png]}
  - {adapter: depth, input: $data/real/beach/depth}"
  manifests+=" real"
fi

failed=0
for folder in $work/*/config.json; do
  model=$(dirname "$folder")
  for name in $manifests; do
    echo "$(basename "$model") $name"
    .build/release/a2c inspect --manifest "$work/$name.yaml" --model "$PWD/$model" --precision f32 \
      --dump "$work/dump" --force > "$work/log" 2>&1 || { cat "$work/log"; failed=1; continue; }
    .build/release/a2c run --manifest "$work/$name.yaml" --model "$PWD/$model" --precision f32 --no-grammar --json --quiet \
      --max-tokens 64 --temperature 0 > "$work/run.json" 2> "$work/log" || { cat "$work/log"; failed=1; continue; }
    "$python" Tests/Qwen2VLTests/Golden/check_parity.py --model "$model" --dump "$work/dump" --ids "$work/run.json" \
      --text-only || failed=1
  done
done
exit $failed
