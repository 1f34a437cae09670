import { formatNumber, type Table } from "@quickening/paper";
import type { ColumnDescription } from "../analysis/describe-numbers.ts";

/** The column in numbers. */
export function table(described: ColumnDescription): Table {
	const { column, unit, n, nMissing, mean, low, high, sd, quartiles, range } = described;
	const number = (value: number) => formatNumber(value, 2);
	const rows: readonly (readonly [string, string])[] = [
		["Rows with a number", formatNumber(n, 0)],
		["Rows without one", formatNumber(nMissing, 0)],
		["Mean (95% CI)", `${number(mean)} (${number(low)} to ${number(high)})`],
		["Standard deviation", number(sd)],
		["Median (quartiles)", `${number(quartiles[1])} (${number(quartiles[0])} to ${number(quartiles[2])})`],
		["Smallest, largest", `${number(range[0])}, ${number(range[1])}`],
	];
	return {
		title: `${column} in numbers`,
		caption: "The first table of the data set, each row counted once.",
		columns: [
			{ key: "measure", title: "Measure", align: "left" },
			{ key: "value", title: unit ? `${column} (${unit})` : column, align: "left" },
		],
		rows: rows.map(([measure, value]) => ({ cells: { measure, value } })),
		notes: ["The interval takes rows as independent of one another: where one person has several, it is too narrow."],
	};
}
