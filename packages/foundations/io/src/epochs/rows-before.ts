import type { Warning } from "@quickening/core";

/** A warning of lines above the headings that begin with a date, as rows do: their order came to harm. */
export function rowsBefore(header: readonly string[]): readonly Warning[] {
	const line = header.findIndex((each) => /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*[;,]/.test(each));
	if (line < 0) return [];
	return [
		{
			code: "row-before-headings",
			message: `line ${line + 1} stands above the headings and looks like a row; it was left out`,
		},
	];
}
