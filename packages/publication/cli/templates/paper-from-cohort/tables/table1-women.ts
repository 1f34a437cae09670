import { formatNumber, type Table } from "@quickening/paper";
import type { Characteristic } from "../analysis/describe.ts";

/** Table 1: women who gave birth to a living child. */
export function table(rows: readonly Characteristic[]): Table {
	return {
		title: "Women and their pregnancies",
		caption: "Pregnancies that ended in a live birth; a woman with two of them counts twice.",
		columns: [
			{ key: "what", title: "", align: "left" },
			{ key: "n", title: "Known", align: "decimal" },
			{ key: "missing", title: "Missing", align: "decimal" },
			{ key: "mean", title: "Mean (SD)", align: "left" },
		],
		rows: rows.map(({ characteristic, unit, digits, n, missing, mean, sd }) => ({
			cells: {
				what: unit === "" ? characteristic : `${characteristic} (${unit})`,
				n: formatNumber(n, 0),
				missing: formatNumber(missing, 0),
				mean: `${formatNumber(mean, digits)} (${formatNumber(sd, digits)})`,
			},
		})),
		notes: ["Gestational age is by ACOG's rules from the last period, the dating scan and the transfer."],
	};
}
