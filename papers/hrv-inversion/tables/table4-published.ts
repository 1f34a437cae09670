import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import type { PublishedRow } from "../analysis/performance-rows.ts";
import { publishedDifference, publishedSignal } from "../analysis/published.ts";
import type { Share } from "../analysis/shares.ts";
import { clockOrder, truthName } from "../figures/names.ts";

/** How often each truth gives what was published. */
export function table(rows: readonly PublishedRow[]): Table {
	const percent = ({ estimate, low, high }: Share) =>
		formatEstimate({ estimate: 100 * estimate, low: 100 * low, high: 100 * high }, 0);
	const [term, preterm] = [publishedDifference("term"), publishedDifference("preterm")];
	const ordered = (["erickson", "rowan"] as const).flatMap((slopes) =>
		clockOrder.flatMap((clock) => rows.filter((row) => row.clock === clock && row.slopes === slopes)),
	);
	return {
		title: "How often each truth gives the published differences",
		caption:
			"Percentages of simulated studies of 241 women by their differences in AIC (random levels), with 95% Wilson intervals.",
		columns: [
			{ key: "truth", title: "Truth", align: "left" },
			{
				key: "signal",
				title: "Signal",
				align: "decimal",
				definition: "Variance of the curve divided by the residual variance, births at term",
			},
			{ key: "atLeast", title: `Term ≥ ${term} (%)`, align: "decimal" },
			{
				key: "support",
				title: "Support",
				align: "decimal",
				definition:
					"Probability that both differences lie within 5 of those published, divided by that under a turn by birth",
			},
			{ key: "near", title: `Term within 5 of ${term} (%)`, align: "decimal" },
			{ key: "preterm", title: `Preterm ≥ ${preterm} (%)`, align: "decimal" },
			{ key: "both", title: "Both ≥ published (%)", align: "decimal" },
		],
		rows: ordered.map((row) => ({
			cells: {
				truth: truthName(row),
				signal: formatNumber(row.signal, 3),
				atLeast: percent(row.termAtLeast),
				near: percent(row.termNear),
				support:
					row.support === null
						? row.clock === "birth"
							? "1"
							: "–"
						: formatEstimate({ estimate: row.support.ratio, low: row.support.low, high: row.support.high }, 2),
				preterm: percent(row.pretermAtLeast),
				both: percent(row.bothAtLeast),
			},
		})),
		notes: [
			`Published (doi:10.1371/journal.pone.0295899): differences of ${term} at term and ${preterm} in preterm births; signal ${formatNumber(publishedSignal("term"), 3)}, from the explained variance in its abstract. ${rows[0]?.termNear.n ?? 0} simulated studies per row.`,
		],
	};
}
