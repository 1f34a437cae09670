import { InvalidInputError } from "@quickening/core";

/** Names of groups, one a row: a participant, an item, a centre. Numbers or texts. */
export type GroupLabels = ArrayLike<number | string>;

/** Rows sorted into groups, numbered in the order in which they first appear. */
export interface Grouping {
	/** Number of the group of each row. */
	readonly codes: Int32Array;
	readonly labels: readonly (number | string)[];
}

/** @throws InvalidInputError when the length is not n, or a label is missing (NaN, empty text, null). */
export function groupingOf(where: string, argument: string, groups: GroupLabels, n: number): Grouping {
	if (groups.length !== n) {
		throw new InvalidInputError(
			`${where}: ${argument} must be as long as fixed has rows (${n}); got ${groups.length}`,
			{ code: "length-mismatch", argument, received: groups.length },
		);
	}
	const numbers = new Map<number | string, number>();
	const labels: (number | string)[] = [];
	const codes = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const label = groups[i];
		let code = numbers.get(label);
		if (code === undefined) {
			const isLabel = typeof label === "number" ? !Number.isNaN(label) : typeof label === "string" && label !== "";
			if (!isLabel) {
				throw new InvalidInputError(
					`${where}: ${argument} must name a group in every row, by a number or a text; got ${typeof label === "string" ? JSON.stringify(label) : String(label)} at row ${i}`,
					{ code: "missing-group", argument, received: label },
				);
			}
			code = labels.length;
			numbers.set(label, code);
			labels.push(label);
		}
		codes[i] = code;
	}
	return { codes, labels };
}

/** Rows in the order of their groups, and where each group starts (nGroups + 1 numbers). */
export function rowsByGroup({ codes, labels }: Grouping): { readonly rows: Int32Array; readonly starts: Int32Array } {
	const starts = new Int32Array(labels.length + 1);
	for (let i = 0; i < codes.length; i++) starts[codes[i] + 1]++;
	for (let g = 0; g < labels.length; g++) starts[g + 1] += starts[g];
	const next = starts.slice();
	const rows = new Int32Array(codes.length);
	for (let i = 0; i < codes.length; i++) rows[next[codes[i]]++] = i;
	return { rows, starts };
}
