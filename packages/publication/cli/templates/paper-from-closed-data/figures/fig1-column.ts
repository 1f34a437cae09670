import { type FigureSpec, figureSpec } from "@quickening/figures";
import type { Bin } from "../analysis/describe-people.ts";

/** How people's numbers are spread; bins with few people are not shown. */
export function spec(bins: readonly Bin[]): FigureSpec {
	const { column = "", unit = "" } = bins[0] ?? {};
	const shown = bins.filter(({ n }) => n !== null);
	const nHidden = bins.length - shown.length;
	return figureSpec(
		{
			columnMm: 85,
			title: `How ${column} is spread over people`,
			caption: `Counts are rounded to 5.${nHidden > 0 ? ` ${nHidden} of ${bins.length} bins have few people and are not shown.` : ""}`,
			alt: `A histogram of ${column}: people in ${shown.length} bins from ${bins[0]?.low} to ${bins.at(-1)?.high} ${unit}.`,
		},
		{
			data: { values: shown.map(({ low, high, n }) => ({ low, high, n })) },
			mark: { type: "bar", binSpacing: 0.5 },
			encoding: {
				x: { field: "low", type: "quantitative", bin: { binned: true }, title: unit ? `${column} (${unit})` : column },
				x2: { field: "high" },
				y: { field: "n", type: "quantitative", title: "People" },
			},
		},
	);
}
