import { formatNumber, type Table } from "@quickening/paper";
import type { ClockRow } from "../analysis/clock.ts";

const names = { all: "All births", spontaneous: "Labour that began by itself" } as const;

/** Which clock the quantity follows. */
export function table(rows: readonly ClockRow[]): Table {
	const place = (turns: ClockRow["turns"], clock: "gestation" | "birth") => {
		if (turns === null) return "";
		const { days, low, high } = turns[clock];
		const limit = (value: number | null) => (Number.isFinite(value ?? Number.NaN) ? formatNumber(value, 0) : "open");
		return `${formatNumber(days, 0)} (${limit(low)} to ${limit(high)})`;
	};
	const all = rows.find(({ births }) => births === "all");
	const left = Object.entries(all?.leftOut ?? {}).filter(([, n]) => n !== "0");
	return {
		title: "Gestational age or days to birth",
		caption: "The same curve on either clock, fitted to the same rows by linear mixed models.",
		columns: [
			{ key: "births", title: "Births", align: "left" },
			{ key: "women", title: "Pregnancies", align: "decimal" },
			{ key: "days", title: "Days", align: "decimal" },
			{ key: "aic", title: "Difference of AIC", align: "decimal", definition: "By gestation less by birth" },
			{
				key: "difference",
				title: "Log-likelihood (95% CI)",
				align: "left",
				definition: "By birth less by gestation, a pregnancy",
			},
			{
				key: "z",
				title: "Vuong's z",
				align: "decimal",
				definition: "Above 1.96 decides for birth, below -1.96 for gestation",
			},
			{ key: "gestation", title: "Turn, gestational day (95% CI)", align: "left" },
			{ key: "birth", title: "Turn, days to birth (95% CI)", align: "left" },
		],
		rows: rows.map(({ births, women, days, aicDifference, difference, low, high, vuongZ, turns }) => ({
			cells: {
				births: names[births],
				women: formatNumber(women, 0),
				days: formatNumber(days, 0),
				aic: formatNumber(aicDifference, 1),
				difference:
					difference === null
						? "not possible"
						: `${formatNumber(difference, 2)} (${formatNumber(low, 2)} to ${formatNumber(high, 2)})`,
				z: formatNumber(vuongZ, 2),
				gestation: place(turns, "gestation"),
				birth: place(turns, "birth"),
			},
		})),
		notes: [
			...(left.length > 0
				? [`Left out of all births: ${left.map(([reason, n]) => `${reason} ${n}`).join(", ")}.`]
				: []),
			...rows.flatMap(({ births, reason }) => (reason === null ? [] : [`${names[births]}: ${reason}.`])),
			"Open: the profile does not rise enough within the weeks searched. Fewer than 30 women are too few for the z.",
		],
	};
}
