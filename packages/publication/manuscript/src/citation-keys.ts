/** The keys of a BibLaTeX file, in order: what `@key` in a manuscript may name. */
export function citationKeys(bibliography: string): string[] {
	const entries = bibliography.matchAll(/^\s*@(\w+)\s*\{\s*([^,\s}]+)\s*,/gm);
	return Array.from(entries)
		.filter(([, kind]) => !/^(?:comment|preamble|string)$/i.test(kind ?? ""))
		.map(([, , key]) => key as string);
}
