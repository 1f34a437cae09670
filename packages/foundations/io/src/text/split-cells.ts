/**
 * The cells of one line of a table. A cell in double quotes may hold the separator, and a doubled quote stands for one; spaces
 * around an unquoted cell are cut.
 *
 * @returns null when a quote is not closed on this line.
 */
export function splitCells(line: string, separator: string): string[] | null {
	if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
	const cells: string[] = [];
	let at = 0;
	while (true) {
		while (line[at] === " ") at++;
		if (line[at] !== '"') {
			const end = line.indexOf(separator, at);
			cells.push(line.slice(at, end < 0 ? undefined : end).trim());
			if (end < 0) return cells;
			at = end + 1;
			continue;
		}
		let cell = "";
		at++;
		while (true) {
			const quote = line.indexOf('"', at);
			if (quote < 0) return null;
			cell += line.slice(at, quote);
			at = quote + 1;
			if (line[at] !== '"') break;
			cell += '"';
			at++;
		}
		const end = line.indexOf(separator, at);
		cells.push((cell + line.slice(at, end < 0 ? undefined : end)).trim());
		if (end < 0) return cells;
		at = end + 1;
	}
}

/**
 * The separator that stands most often in a line, outside quotes: comma, semicolon or tab; a semicolon or tab where a comma
 * stands as often, since it may be that of decimals.
 */
export function separatorOf(headings: string): "," | ";" | "\t" {
	const bare = headings.replace(/"[^"]*"/g, "");
	const counts = ([";", "\t", ","] as const).map((each) => [each, bare.split(each).length] as const);
	return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
