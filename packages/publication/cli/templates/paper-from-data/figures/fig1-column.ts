import { type FigureSpec, figureSpec } from "@quickening/figures";
import type { ColumnDescription } from "../analysis/describe-numbers.ts";

/** How the numbers of the column are spread. */
export function spec({ column, unit, n, nMissing, values, quartiles }: ColumnDescription): FigureSpec {
	return figureSpec(
		{
			columnMm: 85,
			title: `How ${column} is spread`,
			caption: `${n} rows with a number, ${nMissing} without one.`,
			alt: `A histogram of ${column}. Half of the values lie between ${quartiles[0]} and ${quartiles[2]} ${unit}.`,
		},
		{
			data: { values: values.map((value) => ({ value })) },
			mark: { type: "bar", binSpacing: 0.5 },
			encoding: {
				x: { field: "value", type: "quantitative", bin: { maxbins: 20 }, title: unit ? `${column} (${unit})` : column },
				y: { aggregate: "count", type: "quantitative", title: "Rows" },
			},
		},
	);
}
