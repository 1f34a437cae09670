import type { Values } from "@quickening/paper";
import { walk } from "../syntax-tree.ts";
import type { CheckContext } from "./check-context.ts";

/** A number with at least two decimals, or three digits of which one is a decimal: less is met by chance. */
const PRECISE = /(?<![\w.,-])\d[\d,]*\.(?:\d{2,}|(?<=\d{2}[,\d]*\.)\d)(?![\w]|\.\d)/g;

/**
 * Results that were typed into the words of page.ts, a figure's or a table's module: a text holds the number that a value
 * prints. A warning, since a threshold may be the same number by chance; the manuscript has a check of its own that takes
 * every number.
 */
export async function checkTypedResults(context: CheckContext): Promise<void> {
	const { paper, plan } = context;
	const printed = await printedValues(context.text(`${plan.folder}/results/values.json`));
	if (printed.size === 0) return;
	const page = `${plan.folder}/page.ts`;
	const modules = [
		...Object.values(paper.figures).map(({ spec }) => spec),
		...Object.values(paper.tables).map(({ table }) => table),
	];
	for (const file of new Set([page, ...modules.map((module) => `${plan.folder}/${module}`)])) {
		const tree = await context.tree(file);
		if (tree === undefined) continue;
		walk(tree.program, (node) => {
			const text = node.type === "Literal" ? node.value : (node.value as { cooked?: string } | undefined)?.cooked;
			if (typeof text !== "string" || (node.type !== "Literal" && node.type !== "TemplateElement")) return;
			for (const [number] of text.matchAll(PRECISE)) {
				const id = printed.get(number);
				if (id === undefined || significantDigits(number) < 2) continue;
				const instead = file === page ? `write {${id}}` : "take it from the rows";
				const message = `${number} is typed in, and it is what value ${id} prints: ${instead}`;
				context.add({ file, ...tree.placeOf(node), severity: "warning", message });
			}
		});
	}
}

/** 0.05 has one: a level that is named everywhere is no result. */
function significantDigits(number: string): number {
	return number.replace(/^[0.,]+/, "").replaceAll(/[.,]/g, "").length;
}

/** Ids by the number that each prints, without its sign. */
async function printedValues(text: string | undefined): Promise<ReadonlyMap<string, string>> {
	const printed = new Map<string, string>();
	if (text === undefined) return printed;
	let values: Values;
	try {
		values = JSON.parse(text) as Values;
	} catch {
		// Its stage says what is wrong with it.
		return printed;
	}
	const { formatNumber } = await import("@quickening/paper");
	for (const [id, { value, digits }] of Object.entries(values)) {
		if (typeof value !== "number" || !Number.isFinite(value)) continue;
		const number = formatNumber(Math.abs(value), digits);
		if (!printed.has(number)) printed.set(number, id);
	}
	return printed;
}
