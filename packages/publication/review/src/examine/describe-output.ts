import { basename } from "node:path";
import type { PartNumbers } from "@quickening/manuscript/numbers";

const figureFiles: Readonly<Record<string, string>> = {
	csv: "rows drawn",
	svg: "drawing",
	png: "drawing as PNG",
	pdf: "drawing as PDF",
	"vl.json": "specification",
};

/**
 * What a result is in the paper, in a few words, such as "Figure 2, rows drawn".
 *
 * @param path - Path below the paper's folder.
 * @param stage - The stage that makes it.
 * @param slug - Name of the paper.
 */
export function describeOutput(path: string, stage: string, slug: string, numbers: PartNumbers): string {
	const part = partOf(path);
	if (part !== undefined) {
		const number = numbers[part.kind](part.id);
		const name = `${part.kind === "figure" ? "Figure" : "Table"} ${number > 0 ? number : part.id}`;
		const file = part.kind === "figure" ? figureFiles[part.extension] : undefined;
		return `${name}, ${file ?? `as ${part.extension.toUpperCase()}`}`;
	}
	if (path === "results/values.json") return "All values that the text prints";
	if (path.startsWith("results/values/")) return `Values of stage ${stage}`;
	return stage === "manuscript" ? describeManuscript(basename(path), slug) : `Data made by stage ${stage}`;
}

function describeManuscript(name: string, slug: string): string {
	if (name === `${slug}.pdf`) return "The manuscript";
	if (name.endsWith(".docx")) return "The manuscript for Word";
	if (name.endsWith(".xml")) return "The manuscript as JATS XML";
	const layout = name.startsWith(`${slug}-`) ? name.slice(slug.length + 1, name.lastIndexOf(".")) : name;
	return `The manuscript, layout ${layout}`;
}

/** The figure or table that a result belongs to; undefined when to none. */
export function partOf(
	path: string,
): { readonly kind: "figure" | "table"; readonly id: string; readonly extension: string } | undefined {
	const kind = /^results\/(figure|table)s\//.exec(path)?.[1] as "figure" | "table" | undefined;
	if (kind === undefined) return undefined;
	const [id = "", ...extension] = basename(path).split(".");
	return { kind, id, extension: extension.join(".") };
}
