/** A text that is read from its beginning to its end, and how far it has been read. */
export interface Scan {
	readonly source: string;
	/** Offset of the next character. */
	at: number;
	/** Notes something wrong at an offset. */
	readonly problem: (offset: number, message: string) => void;
}

/** Takes what a sticky pattern matches here, and moves on. */
export function take(scan: Scan, pattern: RegExp): string | undefined {
	pattern.lastIndex = scan.at;
	const found = pattern.exec(scan.source)?.[0];
	if (found !== undefined) scan.at += found.length;
	return found;
}

/** Moves past a comment; false when there is none here. */
export function takeComment(scan: Scan): boolean {
	const { source, at } = scan;
	if (source.startsWith("//", at)) {
		const end = source.indexOf("\n", at);
		scan.at = end < 0 ? source.length : end;
		return true;
	}
	if (!source.startsWith("/*", at)) return false;
	const end = source.indexOf("*/", at + 2);
	if (end < 0) scan.problem(at, "a comment is not closed: write */ at its end");
	scan.at = end < 0 ? source.length : end + 2;
	return true;
}

/** Takes a string of code, its quotes included; a string that is not closed ends with the text. */
export function takeString(scan: Scan): string {
	const { source } = scan;
	const start = scan.at++;
	while (scan.at < source.length && source[scan.at] !== '"') scan.at += source[scan.at] === "\\" ? 2 : 1;
	if (scan.at >= source.length) scan.problem(start, 'a string is not closed: write " at its end');
	scan.at = Math.min(source.length, scan.at + 1);
	return source.slice(start, scan.at);
}

/** Moves past a balanced group, whatever is in it. */
export function skipGroup(scan: Scan): void {
	const { source } = scan;
	let depth = 0;
	while (scan.at < source.length) {
		const here = source[scan.at] as string;
		if (here === '"') {
			takeString(scan);
			continue;
		}
		if (here === "\\") scan.at++;
		else if ("([{".includes(here)) depth++;
		else if (")]}".includes(here)) depth--;
		scan.at++;
		if (depth === 0) return;
	}
}

/** Whether nothing but blanks stands before an offset in its line. */
export function startsLine(source: string, offset: number): boolean {
	let i = offset - 1;
	while (source[i] === " " || source[i] === "\t") i--;
	return i < 0 || source[i] === "\n" || source[i] === "\r";
}
