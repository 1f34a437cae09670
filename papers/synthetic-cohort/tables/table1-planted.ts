import { formatNumber, type Table } from "@quickening/paper";
import type { PlantedRow } from "../analysis/rows.ts";

/** What was planted, and what a simple method finds of it. */
export function table(rows: readonly PlantedRow[]): Table {
	return {
		title: "Planted effects, and estimates by simple methods (synthetic people)",
		caption: "Each method uses only the data that a study would have; the planted value comes from the truth.",
		columns: [
			{ key: "what", title: "Effect", align: "left" },
			{ key: "method", title: "Simple method", align: "left" },
			{ key: "planted", title: "Planted", align: "decimal" },
			{ key: "found", title: "Estimate (95% CI)", align: "left" },
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
			"The last period is more than 14 days before conception, because women ovulate on day 16 of the cycle on average; recall adds an error with mean zero.",
			"The slope of a mother’s sleep on her child’s wakings is underestimated: after many wakings nights are short, and the device is worn less after short nights.",
		],
	};
}
