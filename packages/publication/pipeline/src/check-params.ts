import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { SyncProblem } from "./plan/problem.ts";

/**
 * What is wrong in params.yaml, with its line: YAML that cannot be read, keys that are there twice, numbers that are none
 * and, as a warning, parameters that no stage asks for.
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
	const lines = new LineCounter();
	const document = parseDocument(bytes.toString("utf8").replace(/^\uFEFF/, ""), {
		lineCounter: lines,
		prettyErrors: false,
	});
	const placeAt = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return { file, line, column: col };
	};
	const problems: SyncProblem[] = document.errors.map(({ pos, message, code }) => ({
		...placeAt(pos[0]),
		message: code === "DUPLICATE_KEY" ? "this key is there twice" : message.replace(/\.?$/, ""),
	}));
	if (problems.length > 0) return { problems };
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
