import { createHash, randomBytes } from "node:crypto";
import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { InvalidInputError, type Warning } from "@quickening/core";
import type { Engine, NumberedItem, Outcome } from "../../map/engine.ts";

/** Where results are kept and what they were made by. */
export interface KeptOptions {
	/** Made where it is not there. One folder may serve many runs, also at once, of any code and parameters. */
	readonly folder: string;
	/**
	 * All that the results depend on beside the item's name: the code (the hash of `codeHash`, a stage's fingerprint, a
	 * commit), the parameters, the versions of the data. Plain data as JSON has it; another key finds none of the results of
	 * this one.
	 */
	readonly key: unknown;
	/** Told of a kept result that is damaged, which is then made anew. By default a warning of the process. */
	readonly onWarning?: (warning: Warning) => void;
}

/**
 * Keeps the result of each item in a file, so that a run that was cut, or killed, goes on where it was: an item whose result is
 * there is not done again. The file is the truth: it is written aside, given to the disk, and renamed, so that it is there
 * whole or not at all, and two runs that make the same result at once do no harm. Errors are not kept.
 *
 * @param engine - What does the work on items that have no result yet.
 * @throws InvalidInputError when the key is not plain data, and, on the way, when two items have one name.
 * @example
 * mapItems(women, keptResults(engine, { folder: "aside", key: { code, parameters } }));
 */
export function keptResults<Item, Result>(
	engine: Engine<Item, Result>,
	{ folder, key, onWarning = ({ code, message }) => process.emitWarning(message, { code }) }: KeptOptions,
): Engine<Item, Result> {
	const keyHash = sha256(canonical(key)).slice(0, 16);
	const place = join(folder, keyHash);
	return {
		chunksAtOnce: engine.chunksAtOnce,
		open: () => {
			mkdirSync(place, { recursive: true });
			sweep(place);
			const inner = engine.open();
			const names = new Set<string>();
			return {
				run: async (chunk, options) => {
					const kept = new Map<number, Outcome<Result>>();
					for (const { index, id } of chunk) {
						if (names.has(id)) {
							throw new InvalidInputError(`keptResults: items must have names of their own; got ${id} twice`, {
								code: "duplicate-id",
								argument: "engine",
								received: id,
							});
						}
						names.add(id);
						const found = readResult(join(place, fileName(id)), id, onWarning);
						if (found !== undefined) kept.set(index, { index, id, ok: true, value: found.value as Result });
					}
					const open = chunk.filter(({ index }) => !kept.has(index));
					const made = open.length === 0 ? [] : await inner.run(open, options);
					for (const outcome of made) {
						if (outcome.ok) writeResult(join(place, fileName(outcome.id)), outcome.id, outcome.value);
						kept.set(outcome.index, outcome);
					}
					return inOrder(chunk, kept, options.stopAtError);
				},
				close: () => inner.close(),
			};
		},
	};
}

/** Outcomes in the order of the chunk, none behind the first error where that stops. */
function inOrder<Result>(
	chunk: readonly NumberedItem<unknown>[],
	found: ReadonlyMap<number, Outcome<Result>>,
	stopAtError: boolean,
): Outcome<Result>[] {
	const outcomes: Outcome<Result>[] = [];
	for (const { index } of chunk) {
		const outcome = found.get(index);
		if (outcome === undefined) break;
		outcomes.push(outcome);
		if (stopAtError && !outcome.ok) break;
	}
	return outcomes;
}

/** A name may hold anything, and file systems differ in what they allow: the hash tells apart, the rest is for people. */
function fileName(id: string): string {
	return `${id.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 60)}.${sha256(id).slice(0, 16)}.result`;
}

/** Removes what runs that were killed left aside; another run may be writing what is younger. */
function sweep(place: string): void {
	const oldest = Date.now() - 3_600_000;
	for (const name of readdirSync(place)) {
		if (!name.endsWith(".aside")) continue;
		const path = join(place, name);
		if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest) rmSync(path, { force: true });
	}
}

function writeResult(path: string, id: string, value: unknown): void {
	const body = serialize(value);
	const head = Buffer.from(`${JSON.stringify({ id, bytes: body.length, sha256: sha256(body) })}\n`);
	const aside = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.aside`;
	try {
		const file = openSync(aside, "wx");
		try {
			for (const part of [head, body]) for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(aside, path);
	} catch (error) {
		rmSync(aside, { force: true });
		const full = ["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? "");
		const then = full ? "; make room and start again: what is kept is not done twice" : "";
		throw new Error(`keptResults: the result of ${id} could not be written: ${(error as Error).message}${then}`, {
			cause: error,
		});
	}
}

function readResult(
	path: string,
	id: string,
	onWarning: (warning: Warning) => void,
): { readonly value: unknown } | undefined {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
	const end = bytes.indexOf(10);
	const body = bytes.subarray(end + 1);
	try {
		const head = JSON.parse(bytes.toString("utf8", 0, end)) as { id: string; bytes: number; sha256: string };
		if (head.id === id && head.bytes === body.length && head.sha256 === sha256(body))
			return { value: deserialize(body) };
	} catch {
		// Said below.
	}
	onWarning({ code: "damaged-result", message: `${path} is damaged: the result of ${id} is made anew` });
	return undefined;
}

/** JSON whose keys are sorted, so that the same key is the same text. */
function canonical(key: unknown): string {
	const seen: object[] = [];
	const write = (value: unknown, at: string): string => {
		if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
		if (typeof value === "number" && Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
		if (typeof value === "object" && !seen.includes(value)) {
			const prototype = Object.getPrototypeOf(value);
			seen.push(value);
			try {
				if (Array.isArray(value)) return `[${value.map((each, i) => write(each, `${at}[${i}]`)).join()}]`;
				if (prototype === Object.prototype || prototype === null) {
					const names = Object.keys(value).sort();
					return `{${names.map((name) => `${JSON.stringify(name)}:${write((value as Record<string, unknown>)[name], `${at}.${name}`)}`).join()}}`;
				}
			} finally {
				seen.pop();
			}
		}
		throw new InvalidInputError(
			`keptResults: key must be plain data as JSON has it, so that it can be told from others; got ${typeof value} at ${at}`,
			{ code: "not-plain", argument: "key", received: at },
		);
	};
	return write(key, "key");
}

function sha256(data: string | Buffer): string {
	return createHash("sha256").update(data).digest("hex");
}
