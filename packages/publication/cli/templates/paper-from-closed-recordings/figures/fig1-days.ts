import { type FigureSpec, figureSpec } from "@quickening/figures";
import type { SpreadRow } from "../analysis/means.ts";

/** How many people have how many valid days; few people are not shown. */
export function spec(rows: readonly SpreadRow[]): FigureSpec {
	const shown = rows.filter(({ n }) => n !== null);
	const nHidden = rows.length - shown.length;
	return figureSpec(
		{
			columnMm: 85,
			title: "People by valid days",
			caption: `Counts are rounded to 5 (n of each bar is its height).${nHidden > 0 ? ` ${nHidden} of ${rows.length} bars are of few people and are not shown.` : ""}`,
			alt: `Bars of people by valid days, from ${rows[0]?.validDays} to ${rows.at(-1)?.validDays} days; ${shown.length} of ${rows.length} are shown.`,
		},
		{
			data: { values: shown.map(({ validDays, n }) => ({ validDays, n })) },
			mark: "bar",
			encoding: {
				x: { field: "validDays", type: "ordinal", sort: null, title: "Valid days", axis: { labelAngle: 0 } },
				y: { field: "n", type: "quantitative", title: "People" },
			},
		},
	);
}
