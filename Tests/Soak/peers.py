#!/usr/bin/env python3
"""Time a2c in turn with what people would use instead, on the same weights, and print the ratios.

    python3 -m venv venv
    venv/bin/pip install torch==2.13.0+cpu transformers==4.57.6
    CMAKE_ARGS=-DGGML_NATIVE=ON venv/bin/pip install --no-binary llama-cpp-python llama-cpp-python==0.3.36
    venv/bin/python Tests/Soak/peers.py --folder CHECKPOINT [--gguf BF16.gguf Q8_0.gguf ...] [--rounds 3]

Prefill is 512 tokens, decode 16 tokens behind them, vision 2,048 patches of an 8 x 16 x 16 grid. Each program runs alone, in a
process of its own; what counts is the ratio within a round.
"""
import argparse, json, pathlib, random, statistics, subprocess, sys, time

A2C = pathlib.Path(__file__).resolve().parents[2] / ".build/release/a2c"
PROMPT, WRITTEN = 512, 16


def fastest(work, times=2):
    """The least seconds of some runs behind one that does not count."""
    seconds = []
    for _ in range(times + 1):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:])


def time_transformers(folder, threads):
    import torch
    from transformers import Qwen2VLForConditionalGeneration

    torch.set_num_threads(threads)
    model = Qwen2VLForConditionalGeneration.from_pretrained(folder, dtype=torch.bfloat16).eval()
    ids = torch.randint(0, 100_000, (1, PROMPT))
    with torch.inference_mode():
        def read():
            return model(input_ids=ids, use_cache=True, logits_to_keep=1)

        cache = read().past_key_values

        def write():
            for _ in range(WRITTEN):
                place = cache.get_seq_length()
                model(input_ids=torch.tensor([[5]]), past_key_values=cache, use_cache=True,
                      position_ids=torch.full((3, 1, 1), place), cache_position=torch.tensor([place]))

        patches = torch.randn(2048, 1176, dtype=torch.bfloat16)
        grid = torch.tensor([[8, 16, 16]])
        return {"prefill": PROMPT / fastest(read), "decode": WRITTEN / fastest(write),
                "vision": fastest(lambda: model.model.visual(patches, grid_thw=grid))}


def time_llama(path, threads):
    from llama_cpp import Llama

    model = Llama(model_path=path, n_ctx=2 * PROMPT, n_batch=PROMPT, n_ubatch=PROMPT, n_threads=threads,
                  n_threads_batch=threads, verbose=False)
    ids = [random.randrange(100_000) for _ in range(PROMPT)]

    def read():
        model.reset()
        model.eval(ids)

    def write():
        model.n_tokens = PROMPT
        for _ in range(WRITTEN):
            model.eval([5])

    return {"prefill": PROMPT / fastest(read), "decode": WRITTEN / fastest(write)}


def own(stage, model, threads):
    command = [A2C, "bench", stage, "--model", model, "--precision", "bf16", "--repeat", "2", "--threads", str(threads), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["median"]


def peer(kind, model, threads):
    command = [sys.executable, __file__, "--child", kind, str(model), "--threads", str(threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--folder")
    p.add_argument("--gguf", nargs="*", default=[])
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    a = p.parse_args()
    if a.child:
        kind, model = a.child
        print(json.dumps((time_transformers if kind == "transformers" else time_llama)(model, a.threads)))
        return
    ratios = {}
    for number in range(a.rounds):
        for kind, model in [("transformers", a.folder)] * bool(a.folder) + [("llama.cpp", path) for path in a.gguf]:
            for stage, theirs in peer(kind, model, a.threads).items():
                ours = own(stage, model, a.threads)
                ratio = theirs / ours if stage == "vision" else ours / theirs
                ratios.setdefault((stage, kind, pathlib.Path(model).name), []).append(ratio)
                print(f"round {number + 1}, {stage}, {pathlib.Path(model).name}: a2c {ours:.2f}, {kind} {theirs:.2f}", flush=True)
    for (stage, kind, name), values in ratios.items():
        print(f"{stage}, {name}: {statistics.median(values):.2f} times {kind} ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    main()
