import { type ClockProducts, clockProducts, compareFits } from "@quickening/cohort";
import { joinProducts } from "@quickening/stats";
import { type Cell, type Design, type Stratum, strata } from "./design.ts";
import { rowsOf, studyOf } from "./study.ts";
import { fixedTurnDifference } from "./within-women.ts";

/** Strata and both together, as they are analysed. */
export const groups = ["term", "preterm", "all"] as const;
export type Group = (typeof groups)[number];

/** Women below which a stratum is not analysed: a mixed model of fewer says little. */
const fewestWomen = 10;

/** What one repetition of a cell gives: a number by name, NaN where the stratum is too small. */
export type StudyResult = Readonly<Record<string, number>>;

/** Columns of a result, in order. */
export const resultColumns = [
	...groups.flatMap((group) => [`${group}.level`, `${group}.trend`, `${group}.trendZ`]),
	"term.fixed",
	"term.nights",
	"term.signal",
] as const;

/** Simulates one study and compares the clocks in each stratum and in both together, on the same nights. */
export function judgeStudy(design: Design, cell: Cell, repetition: number): StudyResult {
	const shapes = { ...design.shapes, turnDays: [design.turn.gestationalAgeDays] };
	const byClock = (stratum: Stratum) => {
		const people = studyOf(design, { cell, repetition, stratum }).map(rowsOf);
		return people.length < 2
			? undefined
			: {
					gestation: clockProducts(people, "gestation", shapes),
					birth: clockProducts(people, "birth", shapes),
				};
	};
	const found: Record<string, number> = Object.fromEntries(resultColumns.map((column) => [column, Number.NaN]));
	const [term, preterm] = strata.map(byClock);
	const all = term &&
		preterm && {
			gestation: joined(term.gestation, preterm.gestation),
			birth: joined(term.birth, preterm.birth),
		};
	for (const [group, products] of Object.entries({ term, preterm, all })) {
		if (products === undefined || products.gestation.products.nGroups < fewestWomen) continue;
		const level = compareFits(products.gestation, products.birth, "level");
		const trend = compareFits(products.gestation, products.birth, "levelAndTrend");
		found[`${group}.level`] = level.aicDifference;
		found[`${group}.trend`] = trend.aicDifference;
		found[`${group}.trendZ`] = trend.vuongZ;
		if (group !== "term") continue;
		const { marginalR2, conditionalR2 } = level.birth;
		found["term.fixed"] = fixedTurnDifference(products.gestation, products.birth);
		found["term.nights"] = products.gestation.products.nRows.reduce((sum, n) => sum + n, 0);
		found["term.signal"] = marginalR2 / (1 - conditionalR2);
	}
	return found;
}

function joined(term: ClockProducts, preterm: ClockProducts): ClockProducts {
	return { ...term, products: joinProducts([term.products, preterm.products]) };
}
