import type { Warning } from "@quickening/core";

/** A warning that names columns which were not read, so that a heading that came to harm is noticed; none where all are known. */
export function unknownColumns(headings: readonly string[], isKnown: (heading: string) => boolean): readonly Warning[] {
	const unknown = headings.filter((heading) => heading !== "" && !isKnown(heading));
	if (unknown.length === 0) return [];
	return [{ code: "unknown-column", message: `columns that are not known were left out: ${unknown.join(", ")}` }];
}
