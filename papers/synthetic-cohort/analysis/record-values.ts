import type { SourceComparison } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";
import { keyPoints } from "./key-points.ts";
import type { PlantedRow } from "./rows.ts";

const Z95 = 1.959964;

/** Records what the text quotes. */
export function recordValues(
	stage: StageContext,
	{
		n,
		count,
		comparisons,
		planted,
	}: {
		readonly n: number;
		readonly count: Readonly<
			Record<"days" | "liveBirths" | "infants" | "early" | "rows" | "answers" | "visits", number>
		>;
		readonly comparisons: readonly SourceComparison[];
		readonly planted: readonly PlantedRow[];
	},
): void {
	const limit = stage.param<number>("limitSe");
	const number = (id: string, value: number, method: string, unit = "", digits = 0) =>
		stage.value(id, { value, unit, digits, n, method });
	number("count.pregnancies", n, "Synthetic pregnancies that were made");
	number("count.days", count.days, "Days of synthetic women");
	number(
		"count.rows",
		count.rows,
		"Rows of days that a study would hold: of devices, telephones, sensors and children",
	);
	number("count.visits", count.visits, "Visits and readings at home");
	number("count.answers", count.answers, "Answers to items of questionnaires");
	number("count.liveBirths", count.liveBirths, "Pregnancies that ended in a live birth");
	number("count.infants", count.infants, "Live-born children");
	// Pregnancies that ended early are protected in real data, so they are here.
	number("count.early", 5 * Math.round(count.early / 5), "Pregnancies that ended otherwise, rounded to 5");

	const kinds = {
		calibrated: comparisons.filter(({ point }) => point.use === "calibrated" && !point.differs),
		heldOut: comparisons.filter(({ point }) => point.use === "held-out" && !point.differs),
		known: comparisons.filter(({ point }) => point.differs),
	};
	number("count.points", comparisons.length, "Published numbers that were compared");
	number(
		"count.quantities",
		new Set(comparisons.map(({ point }) => `${point.quantity}, ${point.context}`)).size,
		"Quantities, a context each",
	);
	for (const [kind, each] of Object.entries(kinds)) {
		number(`count.${kind}`, each.length, `Published numbers: ${kind}`);
		number(
			`agree.${kind}`,
			each.filter(({ z }) => z <= limit).length,
			`Of them, within ${limit} joint standard errors`,
		);
	}
	const all = [...kinds.calibrated, ...kinds.heldOut];
	number(
		"agree.beyond2",
		all.filter(({ z }) => z > 2).length,
		"Of all not known to differ, beyond 2 joint standard errors",
	);
	const worst = Math.max(...kinds.heldOut.map(({ z }) => z));
	number(
		"agree.worstHeldOut",
		worst,
		"Largest difference of a held-out number not known to differ, joint standard errors",
		"",
		1,
	);

	for (const [key, [id, unit, digits]] of Object.entries(keyPoints)) {
		const found = comparisons.find(({ point }) => point.id === id);
		if (!found) throw new Error(`recordValues: no published number has the id "${id}"`);
		const scale = unit === "%" ? 100 : 1;
		stage.value(`point.${key}`, {
			value: scale * found.generated,
			unit,
			digits,
			n: found.n,
			units: "synthetic women",
			interval: {
				low: scale * (found.generated - Z95 * found.se),
				high: scale * (found.generated + Z95 * found.se),
				levelPercent: 95,
				method: "Normal approximation over women (Monte Carlo error)",
			},
			method: `${found.point.quantity}, ${found.point.context}: ${found.point.when}`,
		});
	}
	for (const { key, what, method, unit, digits, planted: truth, found, low, high, n: nOf } of planted) {
		stage.value(`planted.${key}.truth`, { value: truth, unit, digits, n: nOf, method: `${what}: as planted` });
		stage.value(`planted.${key}.found`, {
			value: found,
			unit,
			digits,
			n: nOf,
			interval: { low, high, levelPercent: 95, method: "Normal, Wilson or percentile bootstrap over women" },
			method: `${what}: ${method}`,
		});
	}
}
