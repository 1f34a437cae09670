/**
 * The tests below one folder, and what they came to: `run-tests.mjs COUNTS FOLDER [part of a path ...]`. A paper is checked
 * as well. The counts are what Nx keeps and gives back, perhaps to another clone: no path of this one may stand in them.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

const root = join(import.meta.dirname, "../../../..");
const [countsPath, folder, ...filters] = process.argv.slice(2);
const counts = join(root, countsPath);
const scratch = mkdtempSync(join(tmpdir(), "quickening-tests-"));
const raw = join(scratch, "vitest.json");
// Nx tells its tasks of itself and asks for colours: a test that starts Nx or a command is to see neither.
const environment = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !name.startsWith("NX_") && name !== "FORCE_COLOR"),
);
let running;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => running?.kill(signal));

rmSync(counts, { force: true });
process.exitCode = await run([
	join(root, "node_modules/vitest/vitest.mjs"),
	"run",
	...["--config", "tests/vitest.config.ts", "--dir", folder, "--passWithNoTests"],
	...["--reporter=default", "--reporter=json", `--outputFile.json=${raw}`],
	...filters,
]);
try {
	const sum = summed(JSON.parse(readFileSync(raw, "utf8")));
	if (folder.startsWith("papers/") && filters.length === 0) {
		const slug = folder.slice("papers/".length);
		const code = await run(["--no-warnings", join(import.meta.dirname, "../src/main.ts"), "check", slug]);
		if (code === 0) sum.passed++;
		else sum.failed.push(`quickening check ${slug}`);
		process.exitCode ||= code;
	}
	mkdirSync(dirname(counts), { recursive: true });
	writeFileSync(counts, `${JSON.stringify(sum, null, "\t")}\n`);
} finally {
	rmSync(scratch, { recursive: true, force: true });
}

function summed({ testResults }) {
	const isFailed = ({ status }) => status === "failed";
	const all = testResults.flatMap(({ assertionResults }) => assertionResults);
	const titled = (...states) => all.filter(({ status }) => states.includes(status)).map(({ fullName }) => fullName);
	const broken = testResults.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed));
	return {
		passed: titled("passed").length,
		failed: titled("failed"),
		skipped: titled("pending", "skipped", "todo"),
		/** Files whose tests could not even begin. */
		broken: broken.map(({ name }) => relative(root, name)),
	};
}

/** Runs a script with this Node; its exit code, or 128 + the signal that ended it. */
function run(args) {
	running = spawn(process.execPath, ["--conditions=@quickening/source", ...args], {
		cwd: root,
		stdio: "inherit",
		env: environment,
	});
	return new Promise((done, fail) => {
		running.on("error", fail);
		running.on("exit", (code, signal) => done(code ?? 128 + constants.signals[signal]));
	});
}
