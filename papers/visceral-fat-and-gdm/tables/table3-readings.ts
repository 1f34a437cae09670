import { formatEstimate, type Table } from "@quickening/paper";
import type { Adjusted, Readings } from "../analysis/reproduction.ts";
import { published } from "../published.ts";

const cell = ({ estimate, low, high, prints }: Adjusted) =>
	Number.isFinite(estimate) ? `${formatEstimate({ estimate, low, high }, 1)}${prints ? " *" : ""}` : "not estimable";

const printed = ({ estimate, low, high }: { estimate: number; low: number; high: number }) =>
	`${estimate.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;

/** What "adjusted" may have meant, what each reading gives, and what a search of many finds. */
export function table({ rows, search }: Readings): Table {
	const { all, nonObese } = published.adjusted;
	const names = search.all.map((name) => `“${name}”`).join(" and ");
	return {
		title: "Possible adjustments behind the published numbers",
		caption:
			"Odds ratio at 45 mm or more by maximum likelihood, adjusted as given in the first column, with Wald’s 95% interval.",
		columns: [
			{ key: "reading", title: "Adjusted for", align: "left" },
			{ key: "nAll", title: "n, all", align: "decimal" },
			{ key: "all", title: `All women: published ${printed(all)}`, align: "left" },
			{ key: "nLean", title: "n, not obese", align: "decimal" },
			{ key: "lean", title: `Not obese: published ${printed(nonObese)}`, align: "left" },
		],
		rows: rows.map((row) => ({
			cells: {
				reading: row.reading,
				nAll: String(row.all.n),
				all: cell(row.all),
				nLean: String(row.nonObese.n),
				lean: cell(row.nonObese),
			},
		})),
		notes: [
			"An asterisk would mark an adjustment that gives all three published numbers. Obesity is omitted among women who are not obese.",
			`Of ${search.nModels} combinations of variables and codings, ${search.all.length} give the digits for all women (${names}), ${search.nonObese.length} those for women who are not obese.`,
		],
	};
}
