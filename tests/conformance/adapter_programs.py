"""Programs that answer requests in every way that goes wrong, each in a few lines of Python."""

HEAD = """\
import json, os, sys, time
def requests():
    for line in sys.stdin:
        yield json.loads(line)
def reply(request, **answer):
    print(json.dumps({"id": request["id"], **answer}), flush=True)
"""

#: Name -> what the program does once it has the functions above.
PROGRAMS = {
    "right": """
for one in requests():
    reply(one, value={"ratio": "5/15"})
""",
    "wrong": """
for one in requests():
    reply(one, value={"ratio": "1/2"}, counted=3)
""",
    "no_answer_in_it": """
for one in requests():
    reply(one, remark="fine")
""",
    "supports_nothing": """
for one in requests():
    reply(one, not_supported=True)
""",
    "answers_once": """
for one in requests():
    reply(one, value={"ratio": "1/3"})
    break
""",
    "writes_a_float": """
for one in requests():
    reply(one, value=0.5)
""",
    "ends_at_once": "sys.exit(3)",
    "says_why_it_ends": "sys.exit('no database: set DB')",
    "crashes_at_the_second": """
for number, one in enumerate(requests()):
    if number == 1:
        raise RuntimeError("at the second")
    reply(one, value={"ratio": "1/3"})
""",
    "crashes_on_one": """
for one in requests():
    if one["inputs"]["won"] == 7:
        os._exit(9)
    reply(one, value={"ratio": "1/3"})
""",
    "sleeps": """
for one in requests():
    time.sleep(600)
""",
    "never_reads": "time.sleep(600)",
    "closes_its_input": """
os.close(0)
time.sleep(600)
""",
    "closes_its_output": """
os.close(1)
time.sleep(600)
""",
    "says_garbage": """
for one in requests():
    print("starting up ...", flush=True)
""",
    "says_no_object": """
for one in requests():
    print("[1, 2]", flush=True)
""",
    "says_no_utf8": r"""
for one in requests():
    os.write(1, b'{"id": "\xff"}\n')
""",
    "says_another_id": """
for one in requests():
    print(json.dumps({"id": "other", "value": {"ratio": "1/3"}}), flush=True)
""",
    "says_too_much": """
for one in requests():
    while True:
        os.write(1, b"x" * 100000)
""",
    "says_empty_lines": """
while True:
    os.write(1, b"\\n" * 1000)
""",
    "says_empty_lines_first": """
for one in requests():
    print("\\n\\n")
    reply(one, value={"ratio": "1/3"})
""",
    "says_more_beside": """
for one in requests():
    os.write(2, b"a remark, and no end of it" * 100000)
    reply(one, value={"ratio": "1/3"})
""",
    "says_half_a_line": """
for one in requests():
    os.write(1, b'{"id": ')
    time.sleep(600)
""",
    "stays_when_nothing_is_asked": """
for one in requests():
    reply(one, value={"ratio": "1/3"})
time.sleep(600)
""",
    "has_a_child": """
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
for one in requests():
    time.sleep(600)
""",
    "has_a_child_of_its_own_group": """
import subprocess
child = subprocess.Popen(
    [sys.executable, "-c", "import time; time.sleep(5)"], start_new_session=True
)
for one in requests():
    time.sleep(600)
""",
}


def source(name: str) -> str:
    """The text of a program."""
    return HEAD + PROGRAMS[name]
