import leven from "leven";
import type { KnownIds, ValueIds } from "./known-ids.ts";
import type { NamedKind, TypstEvents } from "./read-typst.ts";

/** What hears of names while a manuscript is read, and what it found of them. */
export interface NameJudge extends Pick<TypstEvents, "reference" | "citation" | "named" | "abstract"> {
	/** Says what the text, now that it has been read, leaves out. */
	finish(): void;
	/** Names after `@` and in `#cite(<...>)` that are no label of the text, in the order in which it first has them. */
	cited(): readonly string[];
	/** Ids of the figures or tables that the text sets, in its order. */
	set(kind: "fig" | "tab"): readonly string[];
}

/** Judges what a manuscript names by what there is: values, figures and tables, references and labels, one abstract. */
export function judgeNames(
	source: string,
	known: KnownIds,
	{ problem, lineAt }: { readonly problem: TypstEvents["problem"]; readonly lineAt: (offset: number) => number },
): NameJudge {
	const labels = labelsOf(source, known);
	const citations = known.citations && new Set(known.citations);
	const values = Array.isArray(known.values) ? namedValues(known.values) : (known.values as ValueIds);
	const cited = new Set<string>();
	/** Lines in which figures and tables are set. */
	const set = { fig: new Map<string, number>(), tab: new Map<string, number>() };
	let abstracts = 0;

	const cite = (name: string, written: string, offset: number) => {
		if (labels.has(name)) return;
		cited.add(name);
		if (citations === undefined || citations.has(name)) return;
		const hint = nearest(name, [...citations, ...labels]);
		problem(offset, `${written} is neither in the bibliography nor a label${hint}`);
	};
	const place = (kind: "fig" | "tab", id: string, offset: number) => {
		const ids = idsOf(known, kind);
		if (!ids.includes(id)) problem(offset, `there is no ${words[kind]} "${id}"${nearest(id, ids)}`);
		const before = set[kind].get(id);
		if (before !== undefined) problem(offset, `${words[kind]} ${id} is set twice (first in line ${before})`);
		else set[kind].set(id, lineAt(offset));
	};
	return {
		reference: (name, offset) => cite(name, `@${name}`, offset),
		citation: (key, offset) => cite(key, `<${key}>`, offset),
		named(kind: NamedKind, id, offset) {
			if (id === undefined) problem(offset, `#${kind} must be given its id as a string: #${kind}("id")`);
			else if (kind !== "value") place(kind, id, offset);
			else if (!values.has(id)) problem(offset, values.refusal(id));
		},
		abstract() {
			abstracts++;
		},
		finish() {
			const last = source.length;
			for (const kind of ["fig", "tab"] as const) {
				for (const id of idsOf(known, kind)) {
					if (!set[kind].has(id)) problem(last, `${words[kind]} ${id} is never set: write #${kind}("${id}")`);
				}
			}
			if (abstracts !== 1) problem(last, `there must be one #abstract[...]; got ${abstracts}`);
		},
		cited: () => [...cited],
		set: (kind) => [...set[kind].keys()],
	};
}

const words = { fig: "figure", tab: "table" } as const;

function idsOf(known: KnownIds, kind: "fig" | "tab"): readonly string[] {
	return kind === "fig" ? known.figures : known.tables;
}

/** Labels that the text sets, and those of its figures and tables. */
function labelsOf(source: string, known: KnownIds): ReadonlySet<string> {
	const written = source.matchAll(/(?<![(,]\s*)<([\p{L}\p{N}_.:-]+)>/gu);
	return new Set([
		...Array.from(written, ([, name]) => name as string),
		...known.figures.map((id) => `fig-${id}`),
		...known.tables.map((id) => `tab-${id}`),
	]);
}

function namedValues(ids: readonly string[]): ValueIds {
	const known = new Set(ids);
	return {
		has: (id) => known.has(id),
		refusal: (id) => `there is no value "${id}"${nearest(id, ids)}`,
	};
}

/** A hint at the id that was perhaps meant. */
function nearest(id: string, ids: readonly string[]): string {
	const close = ids.map((other) => ({ other, distance: leven(id, other) })).sort((a, b) => a.distance - b.distance)[0];
	return close !== undefined && close.distance <= Math.max(2, id.length / 3) ? `; did you mean "${close.other}"?` : "";
}
