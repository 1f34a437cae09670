import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { StageContext, StageScript, Value } from "@quickening/paper";
import type { RunningJob } from "../job.ts";
import { formatJson } from "./format-json.ts";

/** Runs a paper's own script: gives it what it declared, and writes down the values that it recorded. */
export async function runScript(job: RunningJob, script: StageScript): Promise<void> {
	await callScript(job, script, (context) => context);
}

/**
 * Calls a script and writes down the values that it recorded.
 *
 * @param dress - Makes what the script is given from the plain context.
 */
export async function callScript(
	job: RunningJob,
	script: StageScript,
	dress: (context: StageContext) => StageContext,
): Promise<void> {
	if (typeof script !== "function")
		throw new TypeError(`the script of stage ${job.stage} must export a function as default`);
	const values = new Map<string, Value>();
	await script(dress(contextOf(job, values)));
	if (job.values === undefined) return;
	const ids = [...values.keys()].sort();
	mkdirSync(dirname(job.values), { recursive: true });
	writeFileSync(job.values, formatJson(Object.fromEntries(ids.map((id) => [id, values.get(id)]))));
}

function contextOf(job: RunningJob, values: Map<string, Value>): StageContext {
	const declared = job.valueIds.map((source) => new RegExp(source, "u"));
	const inputPath = (name: string) => named(job, "input", job.inputs, name);
	const readText = (name: string) => {
		const path = inputPath(name);
		if (statSync(path).isDirectory()) {
			throw new Error(`stage ${job.stage}: input ${name} is a folder: read its files with listInput("${name}")`);
		}
		return readFileSync(path, "utf8");
	};
	const pathIn = (name: string, file?: string) => {
		const path = inputPath(name);
		if (!statSync(path).isDirectory()) return path;
		if (file === undefined) {
			throw new Error(`stage ${job.stage}: input ${name} is a folder: say which of its files, with { file: "..." }`);
		}
		return join(path, file);
	};
	// Outside the process, an input folder lies elsewhere; withoutLinks puts its place back into messages.
	const shown = (path: string) => {
		const below = relative(join(job.paperFolder, "../.."), path).replaceAll("\\", "/");
		return below.startsWith(".quickening/") ? path : below;
	};
	const readBytes = (name: string, file?: string) => new Uint8Array(readFileSync(pathIn(name, file)));
	const write = (name: string, content: string | Uint8Array) => {
		const path = named(job, "output", job.outputs, name);
		mkdirSync(dirname(path), { recursive: true });
		try {
			writeFileSync(path, content, { flag: "wx" });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
			throw new Error(`stage ${job.stage}: output ${name} is written twice`);
		}
	};
	return {
		inputPath,
		listInput(name) {
			const folder = inputPath(name);
			return readdirSync(folder, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile() || entry.isSymbolicLink())
				.map((entry) => join(entry.parentPath, entry.name))
				.sort();
		},
		readText,
		readJson: (name) => JSON.parse(readText(name)),
		readBytes: (name, { file } = {}) => readBytes(name, file),
		readTable: (name, columns, { file } = {}) => columns.read(readBytes(name, file), shown(pathIn(name, file))),
		param: (name) => structuredClone(named(job, "param", job.params, name)) as never,
		writeText: write,
		writeJson: (name, content) => write(name, formatJson(content)),
		writeTable: (name, table) => write(name, table.toBytes(named(job, "output", job.outputs, name))),
		value(id, value) {
			if (!declared.some((pattern) => pattern.test(id))) {
				// The runner, which knows the patterns by their names, says what to write.
				const refusal = new Error(`value ${id} is not declared`);
				throw Object.assign(refusal, { code: "ERR_VALUE_UNDECLARED", resource: String(id) });
			}
			if (values.has(id)) throw new Error(`stage ${job.stage}: value ${id} is recorded twice`);
			values.set(id, structuredClone(value));
		},
		progress: job.progress,
	};
}

function named<T>(
	job: RunningJob,
	kind: "input" | "output" | "param",
	of: Readonly<Record<string, T>>,
	name: string,
): T {
	if (Object.hasOwn(of, name)) return of[name]!;
	const known = Object.keys(of).join(", ") || "none";
	throw new Error(
		`stage ${job.stage}: ${kind} ${name} is not declared; add it to ${kind}s of stages["${job.stage}"] in papers/${job.paper}/paper.ts (declared: ${known})`,
	);
}
