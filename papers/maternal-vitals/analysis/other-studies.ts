import type { StageContext } from "@quickening/paper";
import { vitalSignCurve } from "@quickening/pregnancy";
import { surveyMean, surveyProportion, surveyQuantile } from "@quickening/stats";
import { type OtherStudy, otherStudies } from "../published.ts";
import { bounds, designOf, type Estimate, isCompared, primary } from "./comparison.ts";
import { type Measure, measures } from "./measures.ts";
import { readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** A large share of women before 12+0, of whom the references say nothing: of the 36 weeks from 4+0 to 40+0 it is 8. */
const earlyShare = 0.25;

/** Centiles that are shown of each group. */
export const centiles = [3, 10, 25, 50, 75, 90, 97] as const;

export interface CentileRow {
	readonly key: Measure["key"];
	readonly name: string;
	readonly unit: string;
	readonly group: "pregnant" | "others";
	readonly percent: number;
	readonly value: Estimate;
	readonly n: number;
}

/** Another study's mean or median of pregnant women beside that of NHANES. */
export interface StudyRow extends OtherStudy {
	readonly name: string;
	readonly unit: string;
	/** NHANES minus the nearer end of the other study's range; 0 within it. */
	readonly gap: Estimate;
}

export interface OtherStudies {
	readonly centiles: readonly CentileRow[];
	readonly studies: readonly StudyRow[];
	readonly pregnant: readonly (Estimate & {
		readonly key: Measure["key"];
		readonly name: string;
		readonly n: number;
	})[];
	/** 4P by week: median, 3rd and 97th centile. */
	readonly weeks: readonly {
		readonly key: Measure["key"];
		readonly week: number;
		readonly p3: number;
		readonly p50: number;
		readonly p97: number;
		readonly basis: string;
	}[];
}

/** Lays pregnant women of NHANES beside published means and centiles by week; no week of gestation is needed for what it asks. */
export default async function compareStudies(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const { number, estimate } = valueRecorder(stage);
	const inGroup = (pregnancy: string) =>
		people.map((person) => isCompared(person, primary) && person.pregnancy === pregnancy);
	const groups = { pregnant: inGroup("pregnant"), others: inGroup("not pregnant") };
	const centileRows: CentileRow[] = [];
	const studyRows: StudyRow[] = [];
	const pregnantRows: OtherStudies["pregnant"][number][] = [];
	const weeks: OtherStudies["weeks"][number][] = [];
	for (const measure of measures) {
		const { key, name, unit, sign } = measure;
		const values = valuesOf(people, measure);
		const shared = { unit, digits: 1 };
		for (const group of ["pregnant", "others"] as const)
			for (const percent of centiles) {
				const found = surveyQuantile(design, values, percent / 100, { domain: groups[group] });
				centileRows.push({ key, name, unit, group, percent, value: bounds(found), n: found.n });
				if (group === "pregnant")
					estimate(`centile.p${percent}.${key}`, found, {
						unit,
						digits: 0,
						n: found.n,
						method: `Weighted ${percent}th centile of pregnant women of 18 to 40 years, ${name}; interval of Woodruff`,
					});
			}
		const pregnant = surveyMean(design, values, { domain: groups.pregnant });
		pregnantRows.push({ key, name, ...bounds(pregnant), n: pregnant.n });
		const curve = Array.from({ length: 29 }, (_, i) => ({ key, week: 12 + i, ...vitalSignCurve(sign, 7 * (12 + i)) }));
		weeks.push(...curve);
		for (const study of otherStudies.filter((one) => one.key === key)) {
			const nearer =
				pregnant.estimate < study.low
					? study.low
					: study.high !== null && pregnant.estimate > study.high
						? study.high
						: pregnant.estimate;
			const shift = ({ estimate: value, low, high }: Estimate): Estimate => ({
				estimate: value - nearer,
				low: low - nearer,
				high: high - nearer,
			});
			studyRows.push({ ...study, name, unit, gap: shift(pregnant) });
		}
		const own = studyRows.find((row) => row.key === key && row.study.startsWith("4P")) as StudyRow;
		estimate(`gap.fourP.${key}`, own.gap, {
			...shared,
			n: pregnant.n,
			method: `Weighted mean of pregnant women in NHANES minus the nearest median of any week in 4P (${own.low} to ${own.high}), ${name}`,
		});
		if (key !== "pulse")
			number(`early.needed.${key}`, (pregnant.estimate - (1 - earlyShare) * own.low) / earlyShare, {
				unit,
				digits: 0,
				n: pregnant.n,
				method: `Mean ${name} that women before 12 weeks would need for the mean in NHANES, were they ${100 * earlyShare} % and all others at the lowest median of 4P`,
			});
		const lowest = Math.min(...curve.map(({ p3 }) => p3));
		const highest = Math.max(...curve.map(({ p97 }) => p97));
		for (const [part, holds] of [
			["below", (value: number) => value < lowest],
			["above", (value: number) => value > highest],
		] as const) {
			const share = surveyProportion(
				design,
				values.map((value) => (Number.isNaN(value) ? Number.NaN : Number(holds(value)))),
				{ domain: groups.pregnant },
			);
			const percent = { estimate: 100 * share.estimate, low: 100 * share.low, high: 100 * share.high };
			const limit =
				part === "below"
					? `lowest 3rd centile of any week in 4P (${lowest})`
					: `highest 97th centile of any week in 4P (${highest})`;
			estimate(`outside.${part}.${key}`, percent, {
				unit: "%",
				digits: 1,
				n: share.n,
				method: `Pregnant women in NHANES ${part} the ${limit}, ${name}, weighted; at most 3 % were to be expected`,
			});
		}
		number(`fourP.lowest.${key}`, own.low, {
			unit,
			n: own.n,
			method: `Lowest median of any week in 4P, ${name}, as published`,
		});
		number(`fourP.highest.${key}`, own.high as number, {
			unit,
			n: own.n,
			method: `Highest median of any week in 4P, ${name}, as published`,
		});
	}
	stage.writeJson("other-studies", {
		centiles: centileRows,
		studies: studyRows,
		pregnant: pregnantRows,
		weeks,
	} satisfies OtherStudies);
}
