import { join } from "node:path";
import { openPointsOf, parseDataset } from "@quickening/datasets";
import { readTextIfThere } from "@quickening/workspace";
import { isMap, LineCounter, parseDocument } from "yaml";
import type { SyncProblem } from "../plan/problem.ts";
import type { CheckContext } from "./check-context.ts";

/**
 * dataset.json of each data set that the paper uses: JSON that cannot be read, each rule that it breaks, and values of which
 * nobody has said whether they are missing codes, with their lines.
 */
export function checkDatasets(context: DatasetContext): void {
	const neededBy = { [context.plan.slug]: [] };
	for (const slug of context.paper.datasets) {
		const file = `data/${slug}/dataset.json`;
		const text = context.text(file);
		if (text === undefined) continue;
		let content: unknown;
		try {
			content = JSON.parse(text);
		} catch (error) {
			const place = placeOfSyntaxError(text, error as Error);
			context.add({ file, ...place, message: `no JSON: ${plainMessage(error as Error)}`, neededBy });
			continue;
		}
		const result = parseDataset(content, slug);
		if ("dataset" in result) {
			for (const { isSuspected, message, line } of openPointsOf(text)) {
				if (isSuspected) context.add({ file, line, column: 1, severity: "warning", message, neededBy });
			}
			continue;
		}
		const lines = new LineCounter();
		const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
		for (const { at, message } of result.problems) {
			context.add({ file, ...placeOfKey(document, lines, at), message, neededBy });
		}
	}
}

/** What {@link checkDatasets} looks at. */
interface DatasetContext extends Pick<CheckContext, "text" | "add"> {
	readonly plan: { readonly slug: string };
	readonly paper: { readonly datasets: readonly string[] };
}

/** What is wrong with the data sets of a paper, before anything is concluded from what they say, such as who may have them. */
export function datasetProblems(root: string, slug: string, datasets: readonly string[]): SyncProblem[] {
	const problems: SyncProblem[] = [];
	checkDatasets({
		plan: { slug },
		paper: { datasets },
		text: (file) => readTextIfThere(join(root, file)),
		add: (problem) => void problems.push(problem),
	});
	return problems;
}

function plainMessage({ message }: Error): string {
	return message.replace(/ in JSON at position \d+.*$/s, "").replace(/, ?".*" is not valid JSON$/s, "");
}

function placeOfSyntaxError(text: string, { message }: Error): { line: number; column: number } {
	const position = /position (\d+)/.exec(message)?.[1];
	const before = text.slice(0, position === undefined ? text.length : Number(position)).split("\n");
	return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Where the longest written part of a way of keys begins. */
function placeOfKey(
	document: ReturnType<typeof parseDocument>,
	lines: LineCounter,
	at: readonly string[],
): { line: number; column: number } {
	let offset = 0;
	let node: unknown = document.contents;
	for (const key of at) {
		if (isMap(node)) {
			const pair = node.items.find((item) => String(item.key) === key);
			if (pair === undefined) break;
			offset = (pair.key as { range?: readonly number[] }).range?.[0] ?? offset;
			node = pair.value;
		} else {
			const item = (node as { items?: readonly unknown[] } | null)?.items?.[Number(key)];
			if (item === undefined) break;
			offset = (item as { range?: readonly number[] }).range?.[0] ?? offset;
			node = item;
		}
	}
	const { line, col } = lines.linePos(offset);
	return { line, column: col };
}
