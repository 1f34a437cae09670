/** RFC 4180: quoted fields may hold commas, doubled quotes and line breaks. */
export function parseCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let field = "";
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const symbol = text[i]!;
		if (quoted) {
			if (symbol !== '"') field += symbol;
			else if (text[i + 1] === '"') {
				field += '"';
				i++;
			} else quoted = false;
		} else if (symbol === '"' && field === "") quoted = true;
		else if (symbol === ",") {
			row.push(field);
			field = "";
		} else if (symbol === "\n") {
			row.push(field.replace(/\r$/, ""));
			rows.push(row);
			row = [];
			field = "";
		} else field += symbol;
	}
	if (field !== "" || row.length > 0) rows.push([...row, field]);
	return rows;
}
