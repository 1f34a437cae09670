import { judgeNames } from "./judge-names.ts";
import { readTypst } from "./read-typst.ts";

/** The numbers that figures, tables and references have in every format of a paper, from 1. */
export interface PartNumbers {
	figure(id: string): number;
	table(id: string): number;
	/** Undefined where the text does not cite it: no format lists it then. */
	reference(key: string): number | undefined;
}

/** What a paper has to be numbered, each in the order of its definition or file. */
export interface NumberedParts {
	readonly figures: readonly string[];
	readonly tables: readonly string[];
	/** Keys of the bibliography. */
	readonly citations: readonly string[];
}

/**
 * Numbers a paper's parts as the manuscript does: figures and tables in the order in which it sets them, references in that in
 * which it first cites them. A figure or table that it does not set follows the others. Styles of citation that sort by author
 * number otherwise, or not at all.
 *
 * @param manuscript - The text of manuscript.typ; one that breaks rules is numbered as far as it can be read.
 */
export function numberParts(manuscript: string, { figures, tables, citations }: NumberedParts): PartNumbers {
	const known = { values: { has: () => true, refusal: () => "" }, figures, tables, citations };
	const names = judgeNames(manuscript, known, { problem() {}, lineAt: () => 0 });
	readTypst(manuscript, {
		...names,
		problem() {},
		number() {},
		name() {},
		imported() {},
		link() {},
	});
	const order = (called: readonly string[], ids: readonly string[]) => {
		const all = [...new Set([...called.filter((id) => ids.includes(id)), ...ids])];
		return (id: string) => all.indexOf(id) + 1;
	};
	const cited = names.cited().filter((key) => citations.includes(key));
	return {
		figure: order(names.set("fig"), figures),
		table: order(names.set("tab"), tables),
		reference: (key) => (cited.includes(key) ? cited.indexOf(key) + 1 : undefined),
	};
}
