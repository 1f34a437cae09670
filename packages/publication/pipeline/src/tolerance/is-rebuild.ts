import { createHash } from "node:crypto";
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import type { LockedStage } from "@quickening/dvc";

/** What a stage runs by. */
export interface StageGround {
	readonly name: string;
	/** Fingerprint of its code. */
	readonly codeSha256: string;
	/** Its parameters, with their values. */
	readonly params: Readonly<Record<string, unknown>>;
	/** What it reads: the path that dvc.lock names it by, and where it lies. */
	readonly inputs: readonly { readonly path: string; readonly at: string }[];
}

/**
 * Whether a stage runs by the same code, parameters and inputs as dvc.lock says of it, byte for byte. Then it makes a result
 * anew; else somebody changed what it is made from, and makes another result.
 */
export async function isRebuild(stage: StageGround, { params = {}, deps = [] }: LockedStage): Promise<boolean> {
	const { "code.json": code = {}, "params.yaml": locked = {} } = params as Record<string, Record<string, unknown>>;
	if (code[`stages.${stage.name}`] !== stage.codeSha256) return false;
	if (canonical(locked) !== canonical(stage.params)) return false;
	const known = new Map(deps.map(({ path, md5 }) => [path, md5]));
	const inputs = new Map(stage.inputs.map(({ path, at }) => [path, at]));
	if (known.size !== inputs.size) return false;
	for (const [path, at] of inputs) {
		if (!known.has(path) || (await dvcMd5(at)) !== known.get(path)) return false;
	}
	return true;
}

/** The name that DVC gives to a file's or folder's content: of a folder, the MD5 of the list of its files with theirs. */
export async function dvcMd5(path: string): Promise<string> {
	if (!statSync(path).isDirectory()) return fileMd5(path);
	const files = readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.sort((a, b) => (a < b ? -1 : 1));
	const list: string[] = [];
	for (const file of files) list.push(`{"md5": "${await fileMd5(join(path, file))}", "relpath": ${asciiJson(file)}}`);
	return `${createHash("md5")
		.update(`[${list.join(", ")}]`)
		.digest("hex")}.dir`;
}

async function fileMd5(path: string): Promise<string> {
	const hash = createHash("md5");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex");
}

/** A string as Python's json writes it: what is not ASCII is escaped. */
function asciiJson(text: string): string {
	return JSON.stringify(text).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** JSON in which keys stand in one order. */
function canonical(x: unknown): string {
	return JSON.stringify(x, (_key, value: unknown) =>
		typeof value === "object" && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
}
