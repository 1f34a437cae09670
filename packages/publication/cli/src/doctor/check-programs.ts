import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDvcError, version } from "@quickening/dvc";
import { pinnedEnvironment } from "@quickening/pipeline/stage";
import { editedPackageLines, lookAtPackages, tensorFlowBinding, whyNoTensorFlow } from "@quickening/reproduce";
import { dvcProgramPath, pinnedDvcVersion } from "@quickening/workspace";
import { execa } from "execa";
import type { Finding } from "./finding.ts";

const SET_UP = "Run `npm run setup`.";

/** The Node that runs this, against the one that package.json pins. */
export function checkNode(root: string): Finding {
	const pinned = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { devDependencies: { node: string } })
		.devDependencies.node;
	const found = process.versions.node;
	const path = join(root, "node_modules", ".bin", "node");
	if (!existsSync(path)) {
		return { topic: "node", level: "problem", found: `${path} is missing`, whatToDo: SET_UP };
	}
	if (found === pinned) return { topic: "node", level: "ok", found: `${found}, the pinned one` };
	return {
		topic: "node",
		level: "problem",
		found: `${found} runs this, ${pinned} is pinned`,
		whatToDo: "Start commands with `npm run quickening -- <command>`, which uses the pinned Node.",
	};
}

/** Whether node_modules was made from the package-lock.json that is there now; set-up leaves the lock's hash behind. */
export function checkPackages(root: string): Finding {
	const lock = createHash("sha256")
		.update(readFileSync(join(root, "package-lock.json")))
		.digest("hex");
	const stamp = readIfThere(join(root, "node_modules", ".quickening-setup"));
	if (stamp?.startsWith(lock)) {
		const { isRecorded, edited } = lookAtPackages(root);
		const [first] = editedPackageLines({ isRecorded, edited });
		if (first === undefined) return { topic: "npm packages", level: "ok", found: "as package-lock.json says" };
		const others = edited.length > 1 ? `, and ${edited.length - 1} more` : "";
		const whatToDo = "Remove node_modules and run `npm run setup`.";
		return {
			topic: "npm packages",
			level: "problem",
			found: `not as they were installed: ${first}${others}`,
			whatToDo,
		};
	}
	const found =
		stamp === undefined ? "set-up has not finished in this checkout" : "package-lock.json has changed since set-up";
	return { topic: "npm packages", level: "problem", found, whatToDo: SET_UP };
}

/** The pinned dvc. */
export async function checkDvc(root: string): Promise<Finding> {
	const program = dvcProgramPath(root);
	const pinned = pinnedDvcVersion(root);
	if (!existsSync(program)) {
		return { topic: "dvc", level: "problem", found: `${pinned} is not installed at ${program}`, whatToDo: SET_UP };
	}
	try {
		const found = await version({ folder: root, program });
		if (found.version !== pinned) {
			return { topic: "dvc", level: "problem", found: `${found.version} instead of ${pinned}`, whatToDo: SET_UP };
		}
		if (!existsSync(join(root, ".dvc", "config"))) {
			return { topic: "dvc", level: "problem", found: ".dvc/config is missing", whatToDo: "Run `git checkout .dvc`." };
		}
		return { topic: "dvc", level: "ok", found: `${found.version}, ${found.state}` };
	} catch (error) {
		const found = error instanceof Error ? error.message : String(error);
		return { topic: "dvc", level: "problem", found, whatToDo: isDvcError(error) ? error.whatToDo : SET_UP };
	}
}

/** git, without which neither dvc nor the comparison with committed results works. */
export async function checkGit(root: string): Promise<Finding> {
	const inside = await execa("git", ["rev-parse", "--short", "HEAD"], { cwd: root, reject: false });
	const found = await execa("git", ["--version"], { reject: false });
	if (found.failed) return { topic: "git", level: "problem", found: "missing", whatToDo: "Install git." };
	const version = String(found.stdout).replace("git version ", "");
	if (inside.failed) {
		return {
			topic: "git",
			level: "problem",
			found: `${version}; ${root} is not a git checkout`,
			whatToDo:
				"Clone the repository instead of unpacking an archive of it: results are compared with what is committed.",
		};
	}
	return { topic: "git", level: "ok", found: `${version}, at ${String(inside.stdout)}` };
}

/** python3 is needed once, to install dvc. */
export async function checkPython(root: string): Promise<Finding> {
	const found = await execa(process.env.QUICKENING_PYTHON ?? "python3", ["--version"], { reject: false });
	const isNeeded = !existsSync(dvcProgramPath(root));
	if (!found.failed) {
		return {
			topic: "python3",
			level: "ok",
			found: `${String(found.stdout).replace("Python ", "")}, used to install dvc`,
		};
	}
	return isNeeded
		? {
				topic: "python3",
				level: "problem",
				found: "missing, and dvc is not installed yet",
				whatToDo: "Install Python 3.9 or later (on Debian and Ubuntu `sudo apt install python3 python3-venv`).",
			}
		: { topic: "python3", level: "note", found: "missing; dvc is installed already, so nothing needs it now" };
}

/** What is found of the native TensorFlow that set-up brings. */
interface FoundTensorFlow {
	readonly version: string;
	/** Whether Eigen's cache sizes can be pinned in this libtensorflow; see setup/eigen-caches.cc. */
	readonly hasPinnedCaches: boolean;
}

/** What a process says that loads TensorFlow; the sizes given are of no consequence in it. */
const LOAD = `
	const { backend } = require("@tensorflow/tfjs-node");
	let hasPinnedCaches = false;
	try {
		hasPinnedCaches = require("@tensorflow/tfjs-node/lib/napi-v8/eigen_caches.node").setCacheSizes(32768, 1048576, 33554432);
	} catch (error) {
		if (error.code !== "MODULE_NOT_FOUND") throw error;
	}
	console.log(JSON.stringify({ version: backend().binding.TF_Version, hasPinnedCaches }));
`;

/** Native TensorFlow, which only networks need: its version, and whether it adds here as it does on every other processor. */
export async function checkTensorFlow(root: string): Promise<Finding> {
	const topic = "tensorflow";
	if (!existsSync(tensorFlowBinding(root))) {
		const found = `not here: ${whyNoTensorFlow(root)}; papers that train networks wait, all others build`;
		return { topic, level: "note", found, whatToDo: SET_UP };
	}
	const env = { TF_CPP_MIN_LOG_LEVEL: "3" };
	const loaded = await execa(process.execPath, ["-e", LOAD], { cwd: root, env, reject: false });
	if (loaded.failed) {
		const said = String(loaded.stderr)
			.split("\n")
			.find((line) => /error/i.test(line));
		return { topic, level: "problem", found: `cannot be loaded: ${said?.trim() ?? "no message"}`, whatToDo: SET_UP };
	}
	const found = JSON.parse(String(loaded.stdout).trim().split("\n").at(-1) ?? "") as FoundTensorFlow;
	const flags = /^flags\s*:(.*)$/m.exec(readIfThere("/proc/cpuinfo") ?? "")?.[1]?.split(" ") ?? [];
	return judgeTensorFlow(found, flags);
}

/** Last bits are those of every other processor when instructions and cache sizes can both be pinned. */
export function judgeTensorFlow(
	{ version, hasPinnedCaches }: FoundTensorFlow,
	processorFlags: readonly string[],
): Finding {
	const topic = "tensorflow";
	const missing = ["avx2", "fma"].filter((flag) => !processorFlags.includes(flag));
	const reasons = [
		...(missing.length > 0 ? [`this processor has no ${missing.join(" and no ")}`] : []),
		...(hasPinnedCaches
			? []
			: ["libtensorflow is not the build that set-up brings, so its cache sizes are the processor's"]),
	];
	if (reasons.length > 0) {
		return {
			topic,
			level: "note",
			found: `${version}; ${reasons.join("; ")}`,
			whatToDo:
				"Networks train, but their last bits may differ from the committed ones. Use another machine, or run `npm run setup`.",
		};
	}
	const settings = `held to ${pinnedEnvironment.ONEDNN_MAX_CPU_ISA} and fixed cache sizes`;
	return { topic, level: "ok", found: `${version}, ${settings}: the same bits on every processor` };
}

function readIfThere(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}
