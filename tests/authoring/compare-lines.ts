/**
 * Compares what a command printed with the lines that a page promises: in their order and one right after the other, but for
 * `...`, which stands for any lines. Times, the order in which DVC goes through stages, and lines of progress may differ.
 *
 * @returns What is wrong, in a sentence; undefined when the promise is kept.
 */
export function compareLines(printed: string, promised: readonly string[]): string | undefined {
	const lines = printed.trimEnd().split("\n").filter(isNoProgress).map(comparable);
	let at = 0;
	let maySkip = promised.length === 0;
	for (const line of promised) {
		if (line.trim() === "...") {
			maySkip = true;
			continue;
		}
		const found = lines.indexOf(comparable(line), at);
		if (found < 0) return `"${line}" is not printed`;
		if (!maySkip && found > at) return `"${line}" does not come right after the line before it`;
		at = found + 1;
		maySkip = false;
	}
	return maySkip || at === lines.length ? undefined : `"${lines[at]}" is printed and not promised`;
}

/** Told every ten seconds where a stage takes that long. */
function isNoProgress(line: string): boolean {
	return !/^\s*\S+ \S+ {2}\d+ % /.test(line);
}

function comparable(line: string): string {
	return line
		.replaceAll("\u00a0", " ")
		.replace(/(?:\d+ h )?(?:\d+ min )?\d+(?:\.\d+)? ?m?s\b/g, "# s")
		.replace(/up to date \(([^)]*)\)$/, (_, stages: string) => `up to date (${stages.split(", ").sort().join(", ")})`)
		.trimEnd();
}
