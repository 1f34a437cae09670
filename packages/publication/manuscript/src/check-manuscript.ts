import { judgeCode } from "./source/judge-code.ts";
import { judgeNames } from "./source/judge-names.ts";
import type { KnownIds } from "./source/known-ids.ts";
import { readTypst } from "./source/read-typst.ts";
import { textPlaces } from "./source/text-places.ts";

export type { KnownIds, ValueIds } from "./source/known-ids.ts";

/** Something wrong in a manuscript, with its place, counted from 1. */
export interface ManuscriptProblem {
	readonly line: number;
	readonly column?: number;
	readonly message: string;
}

/** What a manuscript says, as far as it names something. */
export interface ReadManuscript {
	readonly problems: readonly ManuscriptProblem[];
	/** Names after `@` and in `#cite(<...>)` that are no label of the text, in its order: keys of the bibliography, or mistakes. */
	readonly cited: readonly string[];
}

/**
 * Reads a manuscript (Typst source) as its markup and finds results that were typed in: digits outside `#value("id")`,
 * `#fixed[...]`, references, labels, links and layout. Also ids that nothing makes, figures and tables that the text
 * leaves out or sets twice, a missing abstract or layout, packages, code that hangs on the day, and links that lead elsewhere
 * than to the web. A digit inside a word that starts with a letter (SpO2, B12) is part of a name.
 *
 * @param source - the text of manuscript.typ.
 * @param known - ids of values, figures and tables, and the keys of the bibliography.
 * @returns problems in order of lines; empty when there are none. Numbers in words ("twelve") are not found.
 */
export function checkManuscript(source: string, known: KnownIds): ManuscriptProblem[] {
	return [...readManuscript(source, known).problems];
}

/** {@link checkManuscript}, and what the text cites. */
export function readManuscript(source: string, known: KnownIds): ReadManuscript {
	const placeAt = textPlaces(source);
	const problems: (ManuscriptProblem & { readonly column: number })[] = [];
	const problem = (offset: number, message: string) => void problems.push({ ...placeAt(offset), message });
	const names = judgeNames(source, known, { problem, lineAt: (offset) => placeAt(offset).line });
	readTypst(source, {
		...names,
		...judgeCode(problem),
		problem,
		number(number, offset) {
			const text = number.replace(/[.,]$/, "");
			problem(offset, `${text} is typed in: write #value("id"), or #fixed[${text}] when it is no result`);
		},
	});
	names.finish();
	if (!/^#show: paper\b/m.test(source)) {
		problem(0, 'the layout is missing: write #import "paper.typ": * and #show: paper');
	}
	problems.sort((a, b) => a.line - b.line || a.column - b.column);
	return { problems, cited: names.cited() };
}
