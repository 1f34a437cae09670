import type { FixedNumber } from "../review-report.ts";

/**
 * The numbers that a manuscript marks as no results, `#fixed[...]`, each with the words around it: no program can tell
 * whether a window length is one, so they are listed for a person.
 */
export function fixedNumbers(manuscript: string): FixedNumber[] {
	const found: FixedNumber[] = [];
	for (const match of manuscript.matchAll(/#fixed\[((?:[^[\]]|\[[^\]]*\])*)\]/g)) {
		const { index } = match;
		const plain = (text: string) => text.replace(/#(?:fixed\[([^\]]*)\])/g, "$1").replace(/\s+/g, " ");
		const before = plain(manuscript.slice(Math.max(0, index - 60), index)).replace(/^\S*\s/, "");
		const after = plain(manuscript.slice(index + match[0].length, index + match[0].length + 50)).replace(/\s\S*$/, "");
		found.push({
			line: manuscript.slice(0, index).split("\n").length,
			text: match[1]!,
			context: `${before}${match[1]}${after}`.trim(),
		});
	}
	return found;
}
