/** Rows of a CSV that the simulation wrote, by cell in the order in which cells first appear; an empty field is NaN. */
export type ResultsByCell = ReadonlyMap<string, Readonly<Record<string, Float64Array>>>;

/** Reads what `simulate` wrote. @throws Error when a row has another number of fields than the header. */
export function resultsOf(text: string): ResultsByCell {
	const [header = "", ...lines] = text.trimEnd().split("\n");
	const columns = header.split(",");
	const rows = new Map<string, string[][]>();
	lines.forEach((line, i) => {
		const fields = line.split(",");
		if (fields.length !== columns.length) {
			throw new Error(`resultsOf: row ${i + 1} has ${fields.length} fields; the header has ${columns.length}`);
		}
		const cell = fields[0] as string;
		const known = rows.get(cell);
		if (known === undefined) rows.set(cell, [fields]);
		else known.push(fields);
	});
	return new Map(
		[...rows].map(([cell, each]) => [
			cell,
			Object.fromEntries(
				columns
					.slice(2)
					.map((column, j) => [
						column,
						Float64Array.from(each, (fields) => (fields[j + 2] === "" ? Number.NaN : Number(fields[j + 2]))),
					]),
			),
		]),
	);
}
