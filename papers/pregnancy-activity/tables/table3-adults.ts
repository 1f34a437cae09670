import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { AdultsRow } from "../analysis/adults.ts";

/** Means of all adults, in both cycles and in each, beside the published ones. */
export function table(rows: readonly AdultsRow[]): Table {
	return {
		title: "All adults, and the published means",
		caption: `Weighted daily means of ${formatNumber(rows[0]?.n, 0)} adults (18 years or more) with three valid days or more; 95% confidence intervals from the survey’s design. Published: Koffman and others 2024, rounded to whole numbers.`,
		columns: [
			{ key: "measure", title: "", align: "left" },
			{ key: "pooled", title: "Both cycles (95% CI)", align: "decimal" },
			{ key: "cycle2011", title: "2011–2012", align: "decimal" },
			{ key: "published2011", title: "2011–2012, published", align: "decimal" },
			{ key: "cycle2013", title: "2013–2014", align: "decimal" },
			{ key: "published2013", title: "2013–2014, published", align: "decimal" },
		],
		rows: rows.map(
			(row): TableRow => ({
				cells: {
					measure: row.family === "steps" ? `Steps, ${row.name}` : row.name,
					pooled: formatEstimate(row.pooled, 0),
					cycle2011: formatNumber(row.cycle2011.estimate, 1),
					published2011: formatNumber(row.published2011, 0),
					cycle2013: formatNumber(row.cycle2013.estimate, 1),
					published2013: formatNumber(row.published2013, 0),
				},
			}),
		),
		notes: [
			"The range in the published abstract, 2,453 to 12,169, is that of means by algorithm and cycle; with both cycles together no mean is as extreme.",
		],
	};
}
