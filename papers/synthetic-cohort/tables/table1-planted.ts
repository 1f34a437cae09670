import { formatNumber, type Table } from "@quickening/paper";
import type { PlantedRow } from "../analysis/rows.ts";

/** What was planted, and what a simple method finds of it. */
export function table(rows: readonly PlantedRow[]): Table {
	return {
		title: "Planted truth, and what a simple method finds (synthetic people)",
		caption: "Each method sees what a study would hold; what was planted is known from the truth alone.",
		columns: [
			{ key: "what", title: "What", align: "left" },
			{ key: "method", title: "Simple method", align: "left" },
			{ key: "planted", title: "Planted", align: "decimal" },
			{ key: "found", title: "Found (95% CI)", align: "left" },
			{ key: "n", title: "Women", align: "decimal" },
		],
		rows: rows.map(({ what, method, unit, digits, planted, found, low, high, n }) => ({
			cells: {
				what: unit ? `${what} (${unit})` : what,
				method,
				planted: formatNumber(planted, digits),
				found: `${formatNumber(found, digits)} (${formatNumber(low, digits)} to ${formatNumber(high, digits)})`,
				n: formatNumber(n, 0),
			},
		})),
		notes: [
			"CI: confidence interval. EPDS: Edinburgh Postnatal Depression Scale. RMSSD: root mean square of successive differences.",
			"The last period lies further back than 14 days before conception, since women ovulate on day 16 of the cycle on average; recall adds an error with mean zero.",
			"The slope of a mother's sleep on her child's wakings is found too small: nights after much waking are short, and short nights are worn less.",
		],
	};
}
