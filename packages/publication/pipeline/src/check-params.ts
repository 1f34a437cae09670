import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import { type Document, isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { SyncProblem } from "./plan/problem.ts";

/**
 * What is wrong in params.yaml, with its line: YAML that cannot be read, keys that are there twice, numbers that are none
 * aliases that multiply, and, as a warning, parameters that no stage asks for.
 *
 * @returns problems, and the names that the file has; no names when there is no such file or it cannot be read.
 */
export function checkParams(
	root: string,
	slug: string,
	paper: PaperDefinition,
): { problems: readonly SyncProblem[]; names?: readonly string[] } {
	const file = `papers/${slug}/params.yaml`;
	const stat = statSync(join(root, file), { throwIfNoEntry: false });
	if (stat === undefined) return { problems: [] };
	if (!stat.isFile()) return { problems: [{ file, message: "must be a file" }] };
	const bytes = readFileSync(join(root, file));
	if (!isUtf8(bytes)) return { problems: [{ file, message: "is no UTF-8: save the file as UTF-8" }] };
	if (bytes.length > LARGEST_BYTES) {
		const message = `is ${bytes.length} bytes, the limit is ${LARGEST_BYTES}: what is that long is no parameter but an input, input("...")`;
		return { problems: [{ file, message }] };
	}
	const lines = new LineCounter();
	const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
	const deep = tooDeep(text);
	if (deep !== undefined) {
		const message = `is nested more than ${DEEPEST} deep, the limit: write the values out`;
		return { problems: [{ file, line: deep, message }] };
	}
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const placeAt = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return { file, line, column: col };
	};
	const problems: SyncProblem[] = document.errors.map(({ pos, message, code }) => ({
		...placeAt(pos[0]),
		message: code === "DUPLICATE_KEY" ? "this key is there twice" : message.replace(/\.?$/, ""),
	}));
	if (problems.length > 0) return { problems };
	const multiplying = multiplyingAlias(document);
	if (multiplying !== undefined)
		return { problems: [{ ...placeAt(multiplying.offset), message: multiplying.message }] };
	const { contents } = document;
	if (contents === null || (isScalar(contents) && contents.value === null)) return { problems, names: [] };
	if (!isMap(contents)) {
		const message = "must hold parameters by name, such as `seed: 1`";
		return { problems: [{ ...placeAt(contents.range?.[0] ?? 0), message }] };
	}
	visit(document, {
		Scalar(_key, { value, range }) {
			if (typeof value === "number" && !Number.isFinite(value)) {
				problems.push({ ...placeAt(range?.[0] ?? 0), message: `a parameter must be a finite number; got ${value}` });
			}
		},
	});
	const asked = new Set(Object.values(paper.stages).flatMap(({ params = [] }) => params));
	const names: string[] = [];
	for (const { key } of contents.items) {
		const name = String(isScalar(key) ? key.value : key);
		names.push(name);
		if (asked.has(name)) continue;
		const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
		problems.push({
			...placeAt(offset),
			severity: "warning",
			message: `no stage of paper.ts asks for parameter ${name}`,
		});
	}
	return { problems, names };
}

/** Bytes that parameters may have. */
const LARGEST_BYTES = 1_000_000;
/** How deep they may be nested; what reads them goes down by calling itself. */
const DEEPEST = 100;
/** Parts that an alias may stand for, those within others counted each time. */
const MOST_PARTS = 10_000;

/** The first line that is nested too deep by its brackets or by its indentation; strings are read as if they were none. */
function tooDeep(text: string): number | undefined {
	let depth = 0;
	for (const [i, line] of text.split("\n").entries()) {
		for (const sign of line) depth += "[{".includes(sign) ? 1 : "]}".includes(sign) ? -1 : 0;
		depth = Math.max(0, depth);
		const dashes = /^ *((?:- )*)/.exec(line)![1]!.length / 2;
		if (depth > DEEPEST || dashes > DEEPEST || line.length - line.trimStart().length > 8 * DEEPEST) return i + 1;
	}
	return undefined;
}

/**
 * A merge key, which DVC and Node read differently, or the first alias that stands for too much: an alias of a list of aliases
 * of a list soon stands for more than any machine holds.
 */
function multiplyingAlias(document: Document): { readonly offset: number; readonly message: string } | undefined {
	let found: { offset: number; message: string } | undefined;
	const sizes = new Map<unknown, number>();
	const sizeOf = (node: unknown): number => {
		const known = sizes.get(node);
		if (known !== undefined) return known;
		// An alias within what it stands for would have no end.
		sizes.set(node, Number.POSITIVE_INFINITY);
		let size = 1;
		if (isAlias(node)) size = sizeOf(node.resolve(document));
		else if (isMap(node)) for (const { key, value } of node.items) size += sizeOf(key) + sizeOf(value);
		else for (const item of (node as { items?: readonly unknown[] } | null)?.items ?? []) size += sizeOf(item);
		sizes.set(node, size);
		if (size > MOST_PARTS && isAlias(node)) {
			found ??= {
				offset: node.range?.[0] ?? 0,
				message: `alias *${node.source} stands for more than ${MOST_PARTS} parts, the limit: write the values out`,
			};
		}
		return size;
	};
	visit(document, {
		Pair(_key, { key }) {
			if (!isScalar(key) || key.value !== "<<") return undefined;
			found ??= {
				offset: key.range?.[0] ?? 0,
				message: "a merge key (<<) is read by some programs alone: write the values out",
			};
			return visit.BREAK;
		},
	});
	if (found !== undefined) return found;
	sizeOf(document.contents);
	try {
		document.toJS();
	} catch (error) {
		// Many small aliases; the library counts them in its own way.
		if (!(error instanceof ReferenceError)) throw error;
		let offset = 0;
		visit(document, {
			Alias(_key, { range }) {
				offset = range?.[0] ?? 0;
				return visit.BREAK;
			},
		});
		const message = "there are more than 100 aliases, or one that leads nowhere, from here on: write the values out";
		found ??= { offset, message };
	}
	return found;
}
