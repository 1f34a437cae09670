import { formatNumber, type Table } from "@quickening/paper";
import type { CohortRow } from "../analysis/cohort.ts";

const names = { all: "All births", spontaneous: "Spontaneous labour" } as const;

/** The comparison on the tables of a synthetic cohort. */
export function table(rows: readonly CohortRow[]): Table {
	const [all] = rows as readonly [CohortRow];
	const left = Object.entries(all.leftOut).filter(([, count]) => count > 0);
	return {
		title: "The comparison on the tables of a cohort",
		caption: `Tables of ${all.pregnancies} synthetic pregnancies whose HRV turns 49 days before spontaneous labour would begin.`,
		columns: [
			{ key: "births", title: "Births", align: "left" },
			{ key: "women", title: "Women", align: "decimal" },
			{ key: "nights", title: "Nights", align: "decimal" },
			{
				key: "difference",
				title: "Difference in AIC",
				align: "decimal",
				definition: "By gestation minus by birth, random levels and trends",
			},
			{ key: "z", title: "Vuong’s z", align: "decimal", definition: "Over women; above 1.96 decides for birth" },
		],
		rows: rows.map(({ births, women, nights, difference, vuongZ }) => ({
			cells: {
				births: names[births],
				women: formatNumber(women, 0),
				nights: formatNumber(nights, 0),
				difference: formatNumber(difference, 1),
				z: formatNumber(vuongZ, 2),
			},
		})),
		notes: [`Left out of all births: ${left.map(([reason, count]) => `${reason} ${count}`).join(", ")}.`],
	};
}
