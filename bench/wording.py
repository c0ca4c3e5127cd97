"""How long help with wording takes, and how much memory: in a process of its own, beside a floor of the same run.

The floor is the least any reader of words does: the words of the message in small letters, once.
"""

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, re, resource, statistics, sys, time
begun = time.perf_counter()
from hearth.wording import engine
imported = time.perf_counter() - begun
from corpus.reading import part
messages = part("test")
WORDS = re.compile(r"\\w+")
for one in messages:  # a server is warm: patterns are made ready when first needed
    engine.check(one.text, channel=one.channel, sender_role=one.sender_role, stage=one.stage)
def each(work):
    taken = []
    for one in messages:
        begun = time.process_time()
        work(one)
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken), sorted(taken)[int(len(taken) * .95)]
floor = each(lambda one: [word.lower() for word in WORDS.findall(one.text)])
engine_ms = each(lambda one: engine.check(one.text, channel=one.channel, sender_role=one.sender_role, stage=one.stage))
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"import": imported, "median": engine_ms[0], "most": engine_ms[1], "floor": floor[0], "peak": peak}))
"""


def lines() -> list[str]:
    """What to print: median and 95th of a hundred messages, the ratio to the floor, memory, start."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent
    )
    found = json.loads(done.stdout)
    return [
        f"Wording: median {found['median']:.2f} ms a message (95 in 100 under {found['most']:.1f} ms), "
        f"{found['median'] / max(found['floor'], 1e-6):.0f} × splitting it into words;",
        f"  {found['peak']:.0f} MB resident with the corpus, import {found['import']:.2f} s.",
    ]
