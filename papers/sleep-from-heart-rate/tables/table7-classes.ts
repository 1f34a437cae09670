import { formatNumber, type Table } from "@quickening/paper";
import type { Comparison } from "../analysis/comparison.ts";
import { percent } from "./table2-sleep-wake.ts";
import { modelWords } from "./words.ts";

/** How much of each class is found. */
export function table({ rows }: Comparison): Table {
	const n = rows[0]!;
	return {
		title: "Sensitivity by class",
		caption: `Epochs of each class that were classified correctly, as the most probable of three (%), n = ${formatNumber(n.n, 0)} scored epochs of ${n.nPeople} people, with 95% intervals over draws of people.`,
		columns: [
			{ key: "model", title: "", align: "left" },
			{ key: "wake", title: "Wake (%)", align: "decimal" },
			{ key: "nrem", title: "NREM (%)", align: "decimal", definition: "N1 to N3, N4 with N3" },
			{ key: "rem", title: "REM (%)", align: "decimal" },
		],
		rows: rows.map(({ model, three }) => ({
			cells: {
				model: modelWords[model],
				wake: percent(three.wake),
				nrem: percent(three.nrem),
				rem: percent(three.rem),
			},
		})),
		notes: [],
	};
}
