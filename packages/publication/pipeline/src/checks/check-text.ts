import type { Bibliography } from "@quickening/manuscript";
import type { CheckContext } from "./check-context.ts";
import type { KnownValues } from "./known-values.ts";

/** The references of a paper, and what its text cites of them. */
export interface CitedReferences {
	readonly file: string;
	/** undefined when the file is not there, no UTF-8, or no .bib. */
	readonly bibliography: Bibliography | undefined;
	readonly cited: readonly string[];
}

/** The manuscript: values, figures, tables and references that it names and nothing makes, and results that were typed in. */
export async function checkText(context: CheckContext, values: KnownValues): Promise<CitedReferences> {
	const { paper, plan } = context;
	const references = `${plan.folder}/${paper.manuscript.bibliography}`;
	const text = references.endsWith(".bib") ? context.text(references) : undefined;
	const { readBibliography, readManuscript } = await import("@quickening/manuscript");
	const bibliography = text === undefined ? undefined : await readBibliography(text);
	const file = `${plan.folder}/${paper.manuscript.source}`;
	const source = context.text(file);
	if (source === undefined) return { file: references, bibliography: undefined, cited: [] };
	const { problems, cited } = readManuscript(source, {
		values,
		figures: Object.keys(paper.figures),
		tables: Object.keys(paper.tables),
		// Where the file is broken, an entry may be hidden behind the break.
		citations:
			bibliography === undefined || bibliography.problems.some(({ severity }) => severity === undefined)
				? undefined
				: bibliography.entries.map(({ key }) => key),
	});
	for (const { line, column, message } of problems) {
		context.add({ file, line, ...(column !== undefined && { column }), message });
	}
	return { file: references, bibliography, cited };
}
