import { formatNumber, type Table } from "@quickening/paper";
import type { ComparisonRow } from "../analysis/comparison.ts";

const titles: Readonly<Record<string, string>> = {
	article: "The article’s abstract (eBioMedicine 2025)",
	meeting: "The meeting abstract (Sleep 2024)",
};
const verdicts: Readonly<Record<ComparisonRow["state"], string>> = {
	reproduced: "yes",
	"not reproduced": "not found",
	"no counterpart": "none in the files",
};

/** Each published number beside what the files give. */
export function table(rows: readonly ComparisonRow[]): Table {
	const unit = (row: ComparisonRow) => (row.unit === "" ? "" : ` (${row.unit})`);
	const notes = rows.filter((row) => row.note !== "" && row.state !== "no counterpart");
	const letters = new Map(notes.map((row, i) => [row.id, String.fromCharCode(97 + i)]));
	return {
		title: "Published numbers and what the files give",
		caption:
			"A number is reproduced when it rounds to the published one; weeks and counts must be equal. Not found: not in the abstract’s terms. We had the abstracts alone, not the full text of the article, which may define a number otherwise; nothing here says that a published number is wrong.",
		columns: [
			{ key: "quantity", title: "Quantity", align: "left" },
			{ key: "published", title: "Published", align: "decimal" },
			{ key: "ours", title: "From the files", align: "decimal" },
			{ key: "difference", title: "Difference", align: "decimal", definition: "From the files minus published" },
			{ key: "state", title: "Reproduced", align: "left" },
		],
		rows: Object.entries(titles).flatMap(([from, title]) => [
			{ cells: { quantity: title, published: "", ours: "", difference: "", state: "" }, kind: "header" as const },
			...rows
				.filter((row) => row.from === from)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						quantity: `${row.quantity}${unit(row)}`,
						published: formatNumber(row.published, row.digits),
						ours: formatNumber(row.ours, row.digits === 0 ? weekDigits(row) : row.digits + 1),
						difference: formatNumber(row.difference, row.digits === 0 ? weekDigits(row) : row.digits + 1, {
							signed: true,
						}),
						state: `${verdicts[row.state]}${letters.has(row.id) ? ` [${letters.get(row.id)}]` : ""}`,
					},
				})),
		]),
		notes: [
			...notes.map(
				(row) =>
					`[${letters.get(row.id)}] ${row.note[0]?.toUpperCase()}${row.note.slice(1)}${row.note.endsWith(".") ? "" : "."}`,
			),
			`None in the files: ${[...new Set(rows.filter((row) => row.state === "no counterpart").map((row) => row.note))].join("; ")}.`,
			"The abstracts’ p-values have no counterpart either: without the number of women in each week no test can be made.",
		],
	};
}

/** A count or a week is whole; where ours is not (a fitted line), one digit shows it. */
function weekDigits({ ours }: ComparisonRow): number {
	return ours === null || Number.isInteger(ours) ? 0 : 1;
}
