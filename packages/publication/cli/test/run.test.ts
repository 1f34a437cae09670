import { spawn } from "node:child_process";
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dvcFolderName, pinnedDvcVersion } from "@quickening/workspace";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** run.mjs in a small checkout whose set-up is done: what it starts, with which Node, and how its end is passed on. */
const setupFolder = fileURLToPath(new URL("../setup", import.meta.url));

let root: string;
const write = (path: string, content: string) => {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), content);
};
const start = (args: readonly string[], environment: Record<string, string> = {}) => {
	const child = spawn(process.execPath, [join(root, "packages/publication/cli/setup/run.mjs"), ...args], {
		env: { PATH: process.env.PATH ?? "", QUICKENING_CACHE: join(root, "cache"), ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let out = "";
	let err = "";
	child.stdout.on("data", (chunk) => (out += chunk));
	child.stderr.on("data", (chunk) => (err += chunk));
	const ended = new Promise<{ code: number | null; out: string; err: string }>((done) =>
		child.on("close", (code) => done({ code, out, err })),
	);
	return { child, ended, out: () => out };
};

beforeEach(async () => {
	root = mkdtempSync(join(tmpdir(), "quickening-run-"));
	mkdirSync(join(root, "packages/publication/cli"), { recursive: true });
	cpSync(setupFolder, join(root, "packages/publication/cli/setup"), { recursive: true });
	cpSync(join(setupFolder, "../nx"), join(root, "packages/publication/cli/nx"), { recursive: true });
	write("package.json", JSON.stringify({ name: "quickening", devDependencies: { node: process.versions.node } }));
	write("package-lock.json", "{}");
	mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
	symlinkSync(process.execPath, join(root, "node_modules/.bin/node"));
	// An npm and a dvc that are content with what is there, so that set-up passes.
	write("bin/npm", "#!/bin/sh\n[ $1 = --version ] && echo 11.0.0\nexit 0\n");
	const [dvc, version] = [`cache/${dvcFolderName(root)}`, pinnedDvcVersion(root)];
	write(`${dvc}/bin/dvc`, `#!/bin/sh\necho ${version}\n`);
	write(`${dvc}/bin/python`, "#!/bin/sh\nexit 0\n");
	for (const path of ["bin/npm", `${dvc}/bin/dvc`, `${dvc}/bin/python`]) {
		chmodSync(join(root, path), 0o755);
	}
	write(
		"packages/publication/cli/src/main.ts",
		"const words: string[] = process.argv.slice(2);\nconsole.log(JSON.stringify(words));\n",
	);
	expect((await start([], { PATH: `${join(root, "bin")}:${process.env.PATH}` }).ended).code).toBe(0);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("a command", () => {
	it("is given its words, and standard output stays its own", async () => {
		expect(await start(["reproduce", "a paper", "--json"]).ended).toEqual({
			code: 0,
			out: '["reproduce","a paper","--json"]\n',
			err: "",
		});
	});
	it("runs with the pinned Node, which is also what it finds as node", async () => {
		write(
			"packages/publication/cli/src/main.ts",
			'import { execFileSync } from "node:child_process";\nconsole.log(process.execPath, execFileSync("sh", ["-c", "command -v node"]).toString());',
		);
		const { out } = await start(["x"]).ended;
		expect(out).toContain(join(root, "node_modules/.bin/node"));
	});
	it("passes its exit code on", async () => {
		write("packages/publication/cli/src/main.ts", "process.exit(7);");
		expect((await start(["x"]).ended).code).toBe(7);
	});
	it("is told to follow a proxy when the environment names one", async () => {
		write("packages/publication/cli/src/main.ts", "console.log(process.env.NODE_USE_ENV_PROXY);");
		expect((await start(["x"], { HTTPS_PROXY: "http://127.0.0.1:9" }).ended).out).toBe("1\n");
		expect((await start(["x"]).ended).out).toBe("undefined\n");
	});
	it.each([
		["SIGINT", 42],
		["SIGTERM", 43],
	] as const)("is given %s, and has the last word", async (signal, code) => {
		write(
			"packages/publication/cli/src/main.ts",
			`process.on("${signal}", () => setTimeout(() => process.exit(${code}), 50));\nconsole.log("ready");\nsetInterval(() => {}, 1000);`,
		);
		const { child, ended, out } = start(["x"]);
		while (!out().includes("ready")) await new Promise((done) => setTimeout(done, 10));
		child.kill(signal);
		expect((await ended).code).toBe(code);
	});
	it("that a signal has ended gives 128 and the signal's number", async () => {
		write("packages/publication/cli/src/main.ts", 'process.kill(process.pid, "SIGKILL");');
		expect((await start(["x"]).ended).code).toBe(137);
	});
});

describe("a command that npm started", () => {
	const npm = (process.env.PATH ?? "")
		.split(":")
		.map((folder) => join(folder, "npm"))
		.find((path) => existsSync(path));
	const ender = fileURLToPath(new URL("../src/end-with-starter.ts", import.meta.url));
	const until = async (is: () => boolean) => {
		for (let i = 0; i < 600 && !is(); i++) await new Promise((done) => setTimeout(done, 50));
		expect(is()).toBe(true);
	};
	const told = (name: string) => (existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : "");
	const isThere = (pid: number) => {
		try {
			return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
		} catch {
			return false;
		}
	};
	const starters = { npm: 2, "run.mjs": 1 };

	it.skipIf(npm === undefined || !existsSync("/proc/self/stat")).each(["npm", "run.mjs"] as const)(
		"ends as by SIGTERM when %s alone is killed with -9 (skipped without npm or /proc)",
		async (killed) => {
			write(
				"packages/publication/cli/src/main.ts",
				`import { writeFileSync } from "node:fs";
import { endWithStarter } from ${JSON.stringify(ender)};
endWithStarter();
process.on("SIGTERM", () => {
	writeFileSync("ended", "by SIGTERM");
	process.exit(0);
});
setInterval(() => {}, 1000);
writeFileSync("main", String(process.pid));
`,
			);
			const scripts = { reproduce: "node packages/publication/cli/setup/run.mjs reproduce" };
			const devDependencies = { node: process.versions.node };
			write("package.json", JSON.stringify({ name: "quickening", scripts, devDependencies }));
			const child = spawn(npm!, ["run", "reproduce"], {
				cwd: root,
				env: {
					...process.env,
					PATH: `${join(root, "bin")}:${process.env.PATH}`,
					QUICKENING_CACHE: join(root, "cache"),
				},
				stdio: "ignore",
			});
			await until(() => told("main") !== "");
			const main = Number(told("main"));
			const parentOf = (pid: number) => Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))![1]);
			process.kill(starters[killed] === 1 ? parentOf(main) : child.pid!, "SIGKILL");
			await until(() => told("ended") === "by SIGTERM" && !isThere(main));
			child.kill("SIGKILL");
		},
	);
});

describe("test", () => {
	const common = "--output-style=static-failures-only";
	const parallel = `--parallel=${availableParallelism() + 1}`;
	beforeEach(() => {
		write(
			"node_modules/nx/dist/bin/nx.js",
			'console.log(process.argv.slice(2).join(" "), process.env.VITEST_MAX_WORKERS ?? "");\nprocess.exit(process.argv.some((arg) => arg.includes("dvc")) ? 3 : 0);',
		);
		for (const folder of ["packages/foundations/core", "packages/publication/dvc", "papers/one"]) {
			write(`${folder}/package.json`, JSON.stringify({ name: `@q/${basename(folder)}` }));
		}
	});
	it("asks Nx for types, style and tests of all projects, each with one process", async () => {
		const { code, out } = await start(["test"]).ended;
		expect(out).toBe(`run-many --targets=typecheck,lint,test ${parallel} ${common} 1\n`);
		expect(code).toBe(0);
	});
	it("replays nothing with --fresh", async () => {
		expect((await start(["test", "--fresh"]).ended).out).toContain(`${common} --skip-nx-cache`);
	});
	it("runs the tests of the projects that are named, by folder, by a folder above them or by name", async () => {
		const { out } = await start(["test", "packages/foundations/", "papers", "stats"]).ended;
		expect(out).toBe(`run-many --targets=test --projects=@q/core,@q/one,stats ${parallel} ${common} \n`);
	});
	it("runs a file, and what has options of Vitest, anew and alone", async () => {
		const stream = "--output-style=stream-without-prefixes";
		expect((await start(["test", "papers/one/analysis/a.test.ts"]).ended).out).toBe(
			`run @q/one:vitest ${stream} -- papers/one/analysis/a.test.ts \n`,
		);
		expect((await start(["test", "papers/one", "-t", "a title"]).ended).out).toBe(
			`run @q/one:vitest ${stream} -- -t a title \n`,
		);
	});
	it("passes the exit code of Nx on, after all that was asked", async () => {
		const { code, out } = await start(["test", "packages/publication/dvc", "papers/one/a.test.ts"]).ended;
		expect(out.split("\n")).toHaveLength(3);
		expect(code).toBe(3);
	});
	it("leaves no summary of an earlier run", async () => {
		write("tests/results/summary.json", "{}");
		await start(["test"]).ended;
		expect(existsSync(join(root, "tests/results/summary.json"))).toBe(false);
	});
});
