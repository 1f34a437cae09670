/**
 * What tests depend on and no file of the repository says, in lines for Nx to hash: `machine.mjs [programs]`. With
 * "programs": what some tests are skipped for want of, so that nothing skipped is replayed once it is there.
 */
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, globSync, readFileSync, statSync } from "node:fs";
import { cpus, homedir, hostname } from "node:os";
import { delimiter, join } from "node:path";

const root = join(import.meta.dirname, "../../../..");
const { QUICKENING_CACHE, XDG_CACHE_HOME, QUICKENING_MIRROR, QUICKENING_CHROMIUM, PATH = "" } = process.env;

const lines = [
	`node ${process.version} ${process.platform} ${process.arch}`,
	// The machines of a cluster may share a home folder; what passed on one says nothing of another.
	`machine ${machineId()}`,
	...["TZ", "LANG", "LC_ALL"].map((name) => `${name} ${process.env[name] ?? ""}`),
];
if (process.argv[2] === "programs") {
	const cache = QUICKENING_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), ".cache"), "quickening");
	const programs = [
		"chromium",
		"chromium-browser",
		"google-chrome",
		"pdftotext",
		"bwrap",
		"pdflatex",
		"python3",
		"git",
		"npm",
	];
	lines.push(
		`processor ${cpus()[0]?.model} ${flags()}`,
		`mirror ${QUICKENING_MIRROR ? "set" : "not set"}`,
		`user ${process.getuid?.() === 0 ? "root" : "not root"}`,
		...programs.map((name) => `${name} ${onPath(name)}`),
		`QUICKENING_CHROMIUM ${QUICKENING_CHROMIUM ?? ""}`,
		`tensorflow ${sizeOf(join(root, "node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node"))}`,
		// Environments that set-up makes; those that a test makes leave a note only where they could not be made.
		...globSync("{dvc-*/bin/dvc,peer-*.missing}", { cwd: cache })
			.sort()
			.map((path) => `${path} ${path.endsWith(".missing") ? readFileSync(join(cache, path), "utf8") : ""}`),
	);
}
console.log(lines.join("\n"));

function machineId() {
	const path = ["/etc/machine-id", "/var/lib/dbus/machine-id"].find((path) => sizeOf(path) !== "none");
	return path === undefined ? hostname() : readFileSync(path, "utf8").trim();
}

/** What the processor can do, which native libraries choose their code by. */
function flags() {
	const line = existsSync("/proc/cpuinfo") ? (/^flags.*$/m.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[0] ?? "") : "";
	return createHash("sha256").update(line).digest("hex").slice(0, 12);
}

/** The size of a program, which an upgrade changes. */
function onPath(name) {
	for (const folder of PATH.split(delimiter)) {
		try {
			accessSync(join(folder, name), constants.X_OK);
			return sizeOf(join(folder, name));
		} catch {
			// It is not in this folder, or not to be run.
		}
	}
	return "none";
}

function sizeOf(path) {
	const size = statSync(path, { throwIfNoEntry: false })?.size;
	return size ? String(size) : "none";
}
