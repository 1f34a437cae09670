import { spawn } from "node:child_process";
import { existsSync, globSync, readdirSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { deserialize } from "node:v8";
import { isSignedHere, readJsonIfThere, signHere, writeAtomically } from "@quickening/workspace";

/** What the process of a definition says. */
export type Evaluated =
	| {
			readonly kind: "value" /** v8.serialize, as base64. */;
			readonly value: string;
			readonly files: readonly string[];
	  }
	| {
			readonly kind: "error";
			readonly message: string;
			readonly stack?: string;
			readonly code?: string;
			readonly resource?: string;
	  };

/** How {@link evaluateDefinition} works. */
export interface EvaluateOptions {
	/** The command to start instead, such as one in a sandbox; what was kept is then neither believed nor written. */
	readonly wrap?: (command: readonly string[]) => readonly string[];
}

/** The times and size of a file by which it is known again, in ms and bytes. */
type Mark = readonly [mtimeMs: number, ctimeMs: number, size: number];

interface Kept {
	readonly schema: 1;
	readonly marks: Readonly<Record<string, Mark>>;
	readonly value: string;
	readonly signature: string;
}

const MOST_SECONDS = 60;
const MOST_BYTES = 1 << 26;

/**
 * The value that paper.ts or page.ts exports, evaluated in a process of its own that reads the paper's folder, our packages and
 * npm's, columns.ts of data sets, and nothing else; it writes nothing, starts nothing and has no network. Node's permission
 * model sees to that: a fence against what is not meant, and no sandbox against somebody who wants out.
 *
 * What was found is kept in .quickening/, signed by this machine, as long as no file that was loaded changes.
 *
 * @param file - Path below the root, such as papers/my-study/paper.ts.
 * @throws EvaluationError with the words and the stack of what went wrong in it.
 */
export async function evaluateDefinition(
	root: string,
	file: string,
	name: string,
	{ wrap }: EvaluateOptions = {},
): Promise<unknown> {
	const path = join(root, ".quickening", "definitions", `${file.replaceAll("/", "--")}.json`);
	const signed = ({ marks, value }: Pick<Kept, "marks" | "value">) =>
		`definition ${realpathSync(root)} ${file} ${name} ${process.version}\n${JSON.stringify(marks)}\n${value}`;
	if (wrap === undefined) {
		const kept = readJsonIfThere<Kept>(path);
		const isCurrent =
			kept?.schema === 1 &&
			Object.entries(kept.marks).every(([each, mark]) => String(markOf(each)) === String(mark)) &&
			isSignedHere(signed(kept), kept.signature);
		if (isCurrent) return deserialize(Buffer.from(kept.value, "base64"));
	}
	const out = linkOut(root, file.split("/").slice(0, -1).join("/"));
	const evaluated = out === undefined ? await run(root, file, name, wrap) : out;
	if (evaluated.kind === "error") throw new EvaluationError(evaluated);
	if (wrap === undefined) {
		const marks = Object.fromEntries(evaluated.files.map((url) => [fileURLToPath(url), markOf(fileURLToPath(url))]));
		const kept = { marks, value: evaluated.value } as Pick<Kept, "marks" | "value">;
		writeAtomically(path, JSON.stringify({ schema: 1, ...kept, signature: signHere(signed(kept)) }));
	}
	return deserialize(Buffer.from(evaluated.value, "base64"));
}

/** What went wrong while a definition was evaluated, with the stack that its process had. */
export class EvaluationError extends Error {
	readonly code: string | undefined;
	constructor({ message, stack, code, resource }: Extract<Evaluated, { kind: "error" }>) {
		super(
			code === "ERR_ACCESS_DENIED"
				? `it asks for what a definition may not do${resource ? ` (${resource})` : ""}: it reads its own folder, packages and columns.ts of data sets, and nothing else`
				: message,
		);
		this.name = "EvaluationError";
		this.code = code;
		if (stack !== undefined) this.stack = stack;
	}
}

/** Node's permission model follows links: one that leads out of the checkout would open what it leads to. */
function linkOut(root: string, folder: string): Evaluated | undefined {
	const inside = `${realpathSync(root)}${sep}`;
	for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
		if (!entry.isSymbolicLink()) continue;
		const path = join(entry.parentPath, entry.name);
		const to = existsSync(path) ? realpathSync(path) : readlinkSync(path);
		if (to.startsWith(inside)) continue;
		return {
			kind: "error",
			message: `${relative(root, path)} is a link to ${to}: a paper's folder has none that lead out`,
		};
	}
	return undefined;
}

function run(root: string, file: string, name: string, wrap: EvaluateOptions["wrap"]): Promise<Evaluated> {
	const folder = file.split("/").slice(0, -1).join("/");
	// The columns of data sets are code; their rows are nothing that a definition reads.
	const columns = globSync("data/*/columns.ts", { cwd: root });
	const reads = [`${folder}/`, "packages/", "node_modules/", "package.json", ...columns].map((path) =>
		join(root, path),
	);
	// The code that evaluates lies in the checkout that it reads, mostly; a page of the tests reads papers of elsewhere.
	const checkout = join(import.meta.dirname, "../../../../..");
	const own = ["packages/", "node_modules/", "package.json"].map((path) => join(checkout, path));
	const command = [
		process.execPath,
		"--conditions=@quickening/source",
		"--no-warnings",
		"--max-old-space-size=1024",
		"--permission",
		"--no-experimental-sqlite",
		...[...new Set([...reads, ...own])]
			.filter((path) => existsSync(path))
			.map((path) => `--allow-fs-read=${path}${path.endsWith("/") ? "*" : ""}`),
		join(import.meta.dirname, "definition-process.ts"),
		join(root, file),
		name,
	];
	const [program = "", ...args] = wrap?.(command) ?? command;
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			cwd: join(root, folder),
			env: { PATH: process.env.PATH ?? "", TZ: "UTC", LANG: "C", LC_ALL: "C" },
			stdio: ["ignore", "ignore", "pipe", "pipe"],
			timeout: MOST_SECONDS * 1000,
			killSignal: "SIGKILL",
		});
		let said = "";
		let errors = "";
		(child.stdio[3] as Readable).setEncoding("utf8").on("data", (part: string) => {
			said += part;
			if (said.length > MOST_BYTES) child.kill("SIGKILL");
		});
		child.stderr!.setEncoding("utf8").on("data", (part: string) => {
			if (errors.length < 10_000) errors += part;
		});
		child.once("error", reject);
		child.once("close", (code, signal) => {
			try {
				resolve(JSON.parse(said) as Evaluated);
			} catch {
				const how =
					signal === null
						? `it ended the process that reads it (code ${code})`
						: `it did not end within ${MOST_SECONDS} s, or took more memory than a definition may`;
				const last = errors.trim().split("\n").at(-1) ?? "";
				resolve({ kind: "error", message: last === "" ? how : `${how}: ${last}` });
			}
		});
	});
}

function markOf(path: string): Mark | undefined {
	const found = statSync(path, { throwIfNoEntry: false });
	return found && [found.mtimeMs, found.ctimeMs, found.size];
}
