import { spawn, spawnSync } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tensorFlowBinding, whyNoTensorFlow } from "@quickening/reproduce";
import { cacheFolder, dvcFolderName, pinnedDvcVersion, sha256 } from "@quickening/workspace";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

/**
 * The set-up as it is, in a small checkout of its own, with an npm and a python3 that only do what is looked at.
 * The real ones take half a minute and the network; CI runs them in its first step.
 */
const setupFolder = fileURLToPath(new URL("../setup", import.meta.url));
const nodeText = "#!/bin/sh\necho v22.0.0\n";
const dvcVersion = /^dvc==(\S+)/m.exec(readFileSync(join(setupFolder, "dvc-requirements.txt"), "utf8"))![1]!;

let place: string;
let checkout: string;
let bin: string;
let cache: string;
let venv: string;
const lockText = '{"lockfileVersion": 3}\n';

const program = (name: string, script: string) => {
	writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
	chmodSync(join(bin, name), 0o755);
};
/** What an npm does, as far as set-up is concerned. */
const npm = (install = "", node = nodeText) =>
	program(
		"npm",
		`echo "npm $*" >> "${place}/calls"
case "$1" in
--version) echo 11.0.0 ;;
install) mkdir -p node_modules/.bin; ${install} ;;
rebuild) printf '%s' '${node}' > node_modules/.bin/node; chmod +x node_modules/.bin/node ;;
esac`,
	);
/** What a python3 does: answers the probe, makes an environment whose pip makes a dvc. */
const python = ({ version = "3 11 7", probe = 0, beforePip = "" } = {}) =>
	program(
		"python3",
		`echo "python3 $*" >> "${place}/calls"
if [ "$1" = -c ]; then echo ${version}; exit ${probe}; fi
mkdir -p "$3/bin"
cat > "$3/bin/python" <<'EOF'
#!/bin/sh
echo "venv-python $*" >> "${place}/calls"
here=$(dirname "$0")
case "$3" in
install) ${beforePip}
  printf '#!/bin/sh\\necho ${dvcVersion}\\n' > "$here/dvc"; chmod +x "$here/dvc" ;;
esac
EOF
chmod +x "$3/bin/python"`,
	);

const calls = () => (existsSync(join(place, "calls")) ? readFileSync(join(place, "calls"), "utf8") : "");
const start = (environment: Record<string, string> = {}) => {
	const child = spawn(process.execPath, [join(checkout, "packages/publication/cli/setup/setup.mjs")], {
		env: { PATH: [bin, "/usr/bin", "/bin"].join(delimiter), HOME: place, QUICKENING_CACHE: cache, ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let text = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
	const ended = new Promise<{ code: number | null; text: string }>((done) =>
		child.on("close", (code) => done({ code, text })),
	);
	return { child, ended };
};
const run = (environment?: Record<string, string>) => start(environment).ended;
const until = async (condition: () => boolean) => {
	for (let i = 0; i < 15_000 && !condition(); i++) await new Promise((done) => setTimeout(done, 20));
	expect(condition()).toBe(true);
};

/** Writes down the hash of a Node as the pinned one. */
const pinNode = (version: string, bytes: string) =>
	writeFileSync(
		join(checkout, "packages/publication/cli/setup/node-sha256.json"),
		JSON.stringify({ version, sha256: { [`${process.platform}-${process.arch}`]: sha256(bytes) } }),
	);

beforeEach(() => {
	place = mkdtempSync(join(tmpdir(), "quickening-setup-"));
	checkout = join(place, "checkout");
	bin = join(place, "bin");
	cache = join(place, "cache");
	for (const folder of [bin, join(checkout, "packages/publication/cli")]) mkdirSync(folder, { recursive: true });
	cpSync(setupFolder, join(checkout, "packages/publication/cli/setup"), { recursive: true });
	venv = join(cache, dvcFolderName(checkout));
	pinNode("22.0.0", nodeText);
	writeFileSync(join(checkout, "package.json"), '{"name": "quickening", "devDependencies": {"node": "22.0.0"}}\n');
	writeFileSync(join(checkout, "package-lock.json"), lockText);
	npm();
	python();
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe("set-up", () => {
	it("installs packages without scripts, rebuilds the three that need theirs, and makes dvc's environment", async () => {
		const { code, text } = await run();
		expect(text).toMatch(/✓ npm packages {2}\d+\.\d s/);
		expect(text).toMatch(new RegExp(`✓ dvc ${dvcVersion.replaceAll(".", "\\.")} {2}\\d`));
		expect(code).toBe(0);
		expect(calls()).toMatch(/npm install --no-save --ignore-scripts /);
		expect(calls()).toMatch(/npm rebuild .*node esbuild nx\n/);
		// Every file by its hash, what builds a package from source among them.
		expect(calls()).toMatch(/venv-python -m pip install .*--require-hashes -r .*build-requirements\.txt\n/);
		expect(calls()).toMatch(/pip install .*--require-hashes --no-build-isolation -r .*dvc-requirements\.txt\n/);
		expect(readFileSync(join(checkout, "package-lock.json"), "utf8")).toBe(lockText);
	});

	it("installs a package anew that was edited, and all where nothing was written down of them", async () => {
		npm(
			"mkdir -p node_modules/a node_modules/b; for p in a b; do [ -e node_modules/$p/x.js ] || echo good > node_modules/$p/x.js; done; touch node_modules/.package-lock.json",
		);
		await run();
		const at = (path: string) => join(checkout, "node_modules", path);
		writeFileSync(at("a/x.js"), "evil");
		writeFileSync(join(checkout, "package-lock.json"), `${lockText}\n`);
		const { code, text } = await run();
		expect(code).toBe(0);
		expect(text).toContain("Not as they were installed, so they are installed anew: node_modules/a\n");
		expect(readFileSync(at("a/x.js"), "utf8")).toBe("good\n");
		writeFileSync(at("b/x.js"), "evil");
		rmSync(join(cache, "modules"), { recursive: true });
		expect((await run()).code).toBe(0);
		expect(readFileSync(at("b/x.js"), "utf8")).toBe("good\n");
	});

	it("does nothing and says nothing the second time", async () => {
		await run();
		const before = calls();
		expect(await run()).toEqual({ code: 0, text: "" });
		expect(calls()).toBe(before);
	});

	it("installs again when the lock changes, and leaves dvc alone", async () => {
		await run();
		writeFileSync(join(checkout, "package-lock.json"), `${lockText}\n`);
		writeFileSync(join(place, "calls"), "");
		expect((await run()).code).toBe(0);
		expect(calls()).toContain("npm install");
		expect(calls()).not.toContain("python");
	});

	it("puts a lock back that npm has changed, and says so", async () => {
		npm("echo changed > package-lock.json");
		const { code, text } = await run();
		expect(code).toBe(1);
		expect(text).toContain("npm changed package-lock.json, and it was put back");
		expect(readFileSync(join(checkout, "package-lock.json"), "utf8")).toBe(lockText);
		npm();
		expect((await run()).code).toBe(0);
	});

	it("does not take the wrong Node for the pinned one", async () => {
		writeFileSync(join(checkout, "package.json"), '{"name": "quickening", "devDependencies": {"node": "22.0.1"}}\n');
		pinNode("22.0.1", nodeText);
		const { code, text } = await run();
		expect(code).toBe(1);
		expect(text).toContain("The pinned Node 22.0.1 was not installed (found: v22.0.0)");
	});

	it("does not run a Node of other bytes than the pinned ones, and names both hashes", async () => {
		const other = `#!/bin/sh\necho ran >> "${place}/calls"\necho v22.0.0\n`;
		pinNode("22.0.0", other.replace("ran", "run"));
		npm("", other);
		const { code, text } = await run();
		expect(code).toBe(1);
		expect(text).toContain(`its sha256 is ${sha256(other)}, ${sha256(other.replace("ran", "run"))} is pinned`);
		expect(calls()).not.toContain("ran");
	});

	it("asks for the hashes of a Node that package.json pins anew", async () => {
		pinNode("21.0.0", nodeText);
		const { code, text } = await run();
		expect(code).toBe(1);
		expect(text).toContain("has the hashes of 21.0.0: write down those of 22.0.0");
	});

	it("shows what npm said when it fails", async () => {
		npm("echo 'npm error network down' >&2; exit 7");
		const { code, text } = await run();
		expect(code).toBe(1);
		expect(text).toMatch(/npm install failed: exit code 7\n {2}npm error network down\nSee that this machine reaches/);
	});
});

describe("python3", () => {
	const withOnlySystemTools = () => {
		const tools = join(place, "tools");
		mkdirSync(tools);
		for (const name of ["sh", "mkdir", "cat", "chmod", "dirname", "sleep"]) {
			const path = ["/usr/bin", "/bin"].map((folder) => join(folder, name)).find(existsSync)!;
			symlinkSync(path, join(tools, name));
		}
		return { PATH: [bin, tools].join(delimiter) };
	};
	it("is asked for in one sentence when it is missing", async () => {
		rmSync(join(bin, "python3"));
		const { code, text } = await run(withOnlySystemTools());
		expect(code).toBe(1);
		expect(text).toMatch(
			/^error: python3 is missing: install Python 3\.9 or later \(on Debian and Ubuntu .*\), or name one/m,
		);
	});
	it("is named when it is too old", async () => {
		python({ version: "3 8 10" });
		expect((await run(withOnlySystemTools())).text).toContain(
			"error: Python 3.8.10 is too old: install Python 3.9 or later",
		);
	});
	it("is named when it cannot make virtual environments, with Debian's package", async () => {
		python({ probe: 1 });
		expect((await run(withOnlySystemTools())).text).toMatch(
			/error: python3 3\.11\.7 cannot make virtual environments: .*apt install python3-venv/,
		);
	});
	it.each(["3 9 2", "3 14 0"])("may be %s: every file is pinned for it too", async (version) => {
		python({ version });
		const { code } = await run(withOnlySystemTools());
		expect(code).toBe(0);
		expect(calls()).toMatch(/pip install .*--require-hashes --no-build-isolation -r .*dvc-requirements\.txt\n/);
	});
	it("is refused when nothing is pinned for it yet", async () => {
		python({ version: "3 15 0" });
		expect((await run(withOnlySystemTools())).text).toContain("Python 3.15.0 is newer than 3.14, the last for which");
	});
	it("says so when pip is given another file than is pinned", async () => {
		const said = "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE";
		python({ beforePip: `echo "ERROR: ${said}" >&2; exit 1` });
		const { code, text } = await run(withOnlySystemTools());
		expect(code).toBe(1);
		expect(text).toContain("pip was given another file than is pinned, and installed nothing");
	});
	it("is not needed when dvc is there", async () => {
		await run();
		rmSync(join(bin, "python3"));
		rmSync(join(checkout, "node_modules"), { recursive: true });
		expect((await run(withOnlySystemTools())).code).toBe(0);
	});
});

describe("an interrupted set-up", () => {
	it("is ended wholly by a signal, and taken up the next time", async () => {
		python({ beforePip: `echo $$ > "${place}/pip.pid"; exec sleep 60` });
		const { child, ended } = start();
		await until(() => existsSync(join(place, "pip.pid")) && readFileSync(join(place, "pip.pid"), "utf8") !== "");
		child.kill("SIGINT");
		expect((await ended).code).toBe(130);
		const pip = Number(readFileSync(join(place, "pip.pid"), "utf8"));
		await until(() => !isAlive(pip));
		expect(existsSync(join(venv, ".quickening-setup"))).toBe(false);
		python();
		expect((await run()).code).toBe(0);
		expect(existsSync(join(venv, ".quickening-setup"))).toBe(true);
	});

	it("leaves a lock that the next one takes over, after kill -9", async () => {
		python({ beforePip: `echo $$ > "${place}/pip.pid"; exec sleep 60` });
		const { child, ended } = start();
		await until(() => existsSync(join(place, "pip.pid")) && readFileSync(join(place, "pip.pid"), "utf8") !== "");
		child.kill("SIGKILL");
		process.kill(Number(readFileSync(join(place, "pip.pid"), "utf8")), "SIGKILL");
		await ended;
		expect(existsSync(`${venv}.lock`)).toBe(true);
		python();
		expect((await run()).code).toBe(0);
		expect(existsSync(`${venv}.lock`)).toBe(false);
	});

	it("has its half-made environment made anew", async () => {
		mkdirSync(join(venv, "bin"), { recursive: true });
		writeFileSync(join(venv, "bin/left-over"), "");
		expect((await run()).code).toBe(0);
		expect(existsSync(join(venv, "bin/left-over"))).toBe(false);
	});
});

/** An addon that loads, and says of every libtensorflow whether it knows it; set-up tries what it has compiled. */
const addonSource = (knows: boolean) => `
#include <node_api.h>
static napi_value set(napi_env env, napi_callback_info info) { napi_value r; napi_get_boolean(env, ${knows}, &r); return r; }
NAPI_MODULE_INIT() {
	napi_value f;
	napi_create_function(env, "setCacheSizes", NAPI_AUTO_LENGTH, set, nullptr, &f);
	napi_set_named_property(env, exports, "setCacheSizes", f);
	return exports;
}`;
const hasCompiler = spawnSync("g++", ["--version"]).status === 0;

describe.skipIf(!hasCompiler)(`native TensorFlow${hasCompiler ? "" : " (skipped: g++ is not here)"}`, () => {
	let compiled: string;
	beforeAll(() => {
		compiled = mkdtempSync(join(tmpdir(), "quickening-addon-"));
		const headers = fileURLToPath(new URL("../../../../node_modules/node-api-headers/include", import.meta.url));
		for (const knows of [true, false]) {
			const words = ["-shared", "-fPIC", `-I${headers}`, "-x", "c++", "-", "-o", join(compiled, `${knows}.node`)];
			const { status, stderr } = spawnSync("g++", words, { input: addonSource(knows), encoding: "utf8" });
			expect(stderr).toBe("");
			expect(status).toBe(0);
		}
	});
	afterAll(() => rmSync(compiled, { recursive: true }));
	const expectBinding = () => expect(readFileSync(link()).equals(readFileSync(join(compiled, "true.node")))).toBe(true);

	const addon = () => join(checkout, "node_modules/@tensorflow/tfjs-node");
	const link = () => join(addon(), "lib/napi-v8/tfjs_binding.node");
	const copies = (knows: boolean) =>
		`while [ "$1" != -o ]; do shift; done; cp "${join(compiled, `${knows}.node`)}" "$2"`;
	/** An npm that installs tfjs-node, a pip that fetches a wheel, a compiler that makes a binding; each writes down its call. */
	const withTensorFlow = ({ pip = "", compiler = "" } = {}) => {
		npm(
			`mkdir -p node_modules/@tensorflow/tfjs-node; echo '{"version": "4.22.0"}' > node_modules/@tensorflow/tfjs-node/package.json`,
		);
		program(
			"python3",
			`if [ "$1" = -c ]; then echo 3 11 7; exit 0; fi
mkdir -p "$3/bin"
cat > "$3/bin/python" <<'EOF'
#!/bin/sh
echo "venv-python $*" >> "${place}/calls"
if [ "$1" = -c ]; then mkdir -p "$4/tensorflow"; echo 1 > "$4/tensorflow/libtensorflow_cc.so.2"; echo 1 > "$4/tensorflow/libtensorflow_framework.so.2"; exit 0; fi
case "$3" in
install) printf '#!/bin/sh\\necho ${dvcVersion}\\n' > "$(dirname "$0")/dvc"; chmod +x "$(dirname "$0")/dvc" ;;
download) ${pip || ":"} ;;
esac
EOF
chmod +x "$3/bin/python"`,
		);
		program("g++", `echo "g++ $*" >> "${place}/calls"\n${compiler || copies(true)}`);
	};

	it("comes out of a wheel that pip checks, compiled against, into the cache; node_modules only links to it", async () => {
		withTensorFlow();
		const { code, text } = await run();
		expect(text).toMatch(/✓ TensorFlow 2\.15\.1 {2}\d/);
		expect(code).toBe(0);
		expect(calls()).toMatch(/pip download .*--require-hashes -r .*tensorflow-requirements\.txt/);
		expect(readlinkSync(link()).startsWith(cache)).toBe(true);
		expect(tensorFlowBinding(checkout)).toBe(link());
		expectBinding();
		const caches = readlinkSync(join(addon(), "lib/napi-v8/eigen_caches.node"));
		expect(caches.startsWith(join(cache, "tensorflow-2.15.1-"))).toBe(true);
		expect(await run()).toEqual({ code: 0, text: "" });
	});

	it("is not used where its cache sizes cannot be pinned: a line says so", async () => {
		withTensorFlow({ compiler: copies(false) });
		const { code, text } = await run();
		expect(code).toBe(0);
		expect(text).toMatch(
			/cannot be had here: the addon for cache sizes .*eigen-caches\.cc\) does not know this libtensorflow/,
		);
		expect(existsSync(link())).toBe(false);
	});

	it("is left alone, and not made, where a binding lies there that set-up did not make", async () => {
		withTensorFlow();
		await run();
		rmSync(link());
		writeFileSync(link(), "made by hand");
		writeFileSync(join(place, "calls"), "");
		expect(await run()).toEqual({ code: 0, text: "" });
		expect(readFileSync(link(), "utf8")).toBe("made by hand");
	});

	it("is linked again, not made again, after a new install", async () => {
		withTensorFlow();
		await run();
		rmSync(join(checkout, "node_modules"), { recursive: true });
		writeFileSync(join(place, "calls"), "");
		expect((await run()).code).toBe(0);
		expectBinding();
		expect(calls()).not.toMatch(/download|g\+\+/);
	});

	it.each([
		["the wheel cannot be had", { pip: "echo no route to host >&2; exit 1" }, "no route to host"],
		["it does not compile", { compiler: "echo missing header >&2; exit 1" }, "missing header"],
	])("stops nothing where %s: a line says why, once", async (_, failing, reason) => {
		withTensorFlow(failing);
		const { code, text } = await run();
		expect(code).toBe(0);
		expect(text).toContain("TensorFlow 2.15.1 cannot be had here");
		expect(text).toContain(reason);
		expect(existsSync(link())).toBe(false);
		expect(readdirSync(cache).filter((name) => name.startsWith("tensorflow-"))).toEqual([]);
		const once = readFileSync(join(checkout, ".quickening/tensorflow-failed"), "utf8");
		expect(once).toContain(reason);
		expect(whyNoTensorFlow(checkout)).toContain(reason);
		rmSync(venv, { recursive: true });
		withTensorFlow();
		expect((await run()).code).toBe(0);
		expectBinding();
		expect(existsSync(join(checkout, ".quickening/tensorflow-failed"))).toBe(false);
	});

	it("that failed is not tried again by every command, only by set-up itself", async () => {
		withTensorFlow({ pip: "exit 1" });
		await run();
		writeFileSync(join(place, "calls"), "");
		const { setUp } = (await import(join(checkout, "packages/publication/cli/setup/setup.mjs"))) as {
			setUp(options: object): Promise<void>;
		};
		await setUp({
			environment: { PATH: [bin, "/usr/bin", "/bin"].join(delimiter), HOME: place, QUICKENING_CACHE: cache },
		});
		expect(calls()).toBe("");
	});
});

it("takes over a whole environment that has no stamp, instead of making it anew", async () => {
	await run();
	rmSync(join(venv, ".quickening-setup"));
	writeFileSync(join(place, "calls"), "");
	expect((await run()).code).toBe(0);
	expect(calls()).toContain("pip check");
	expect(calls()).not.toContain("pip install");
});

it("makes the environment anew when its Python has gone, or when it was moved", async () => {
	await run();
	rmSync(join(venv, "bin/python"));
	writeFileSync(join(place, "calls"), "");
	expect((await run()).code).toBe(0);
	expect(calls()).toContain("pip install");
});

it("is done once by two that start together", async () => {
	const ends = await Promise.all([run(), run()]);
	expect(ends.map((end) => end.code)).toEqual([0, 0]);
	expect(calls().match(/pip install .*-r .*dvc-requirements/g)).toHaveLength(1);
	expect(calls().match(/npm install/g)).toHaveLength(1);
});

it("agrees with the command on where the cache is and which dvc is pinned", async () => {
	const setup = (await import(join(setupFolder, "setup.mjs"))) as { cacheFolder(environment: object): string };
	for (const environment of [
		{ QUICKENING_CACHE: "/a/b" },
		{ QUICKENING_CACHE: "relative" },
		{ XDG_CACHE_HOME: "/x" },
		{ XDG_CACHE_HOME: "/x", QUICKENING_CACHE: "/y" },
		{},
	]) {
		expect(setup.cacheFolder(environment)).toBe(cacheFolder(environment));
	}
	expect(pinnedDvcVersion(fileURLToPath(new URL("../../../..", import.meta.url)))).toBe(dvcVersion);
});

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
