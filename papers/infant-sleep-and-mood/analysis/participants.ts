import type { StageContext } from "@quickening/paper";
import {
	mean,
	standardDeviation,
	standardisedDifference,
	standardisedDifferenceOfCategories,
	standardisedDifferenceOfProportions,
} from "@quickening/stats";
import { scoreOf } from "./choices.ts";
import { type Mother, readSurvey } from "./survey.ts";

/** What one group of Table 1 shows of a variable. */
export interface GroupSummary {
	/** Mothers with an answer. */
	readonly n: number;
	readonly mean?: number;
	readonly sd?: number;
	readonly count?: number;
}

/** A line of Table 1: a number, a share, or one category of several. */
export interface ParticipantRow {
	readonly section: string;
	readonly label: string;
	readonly digits: number;
	readonly all: GroupSummary;
	readonly below: GroupSummary;
	readonly atOrAbove: GroupSummary;
	readonly missing: number;
	/** At or above the cut-off minus below it; a distance without sign for categories, on their first line; else null. */
	readonly standardisedDifference: number | null;
}

/** What the table is made of. */
export interface Participants {
	readonly cutOff: number;
	readonly n: number;
	readonly nBelow: number;
	readonly nAtOrAbove: number;
	readonly rows: readonly ParticipantRow[];
}

/** Describes the mothers and infants, by a published cut-off of the EPDS. */
export default async function participants(stage: StageContext): Promise<void> {
	const mothers = await readSurvey(stage);
	const cutOff = stage.param<number>("epdsCutOff");
	const fewest = stage.param<number>("temperamentItems");
	const below = mothers.filter((mother) => scoreOf(mother, "epds") < cutOff);
	const atOrAbove = mothers.filter((mother) => scoreOf(mother, "epds") >= cutOff);

	const number = (section: string, label: string, digits: number, of: (mother: Mother) => number): ParticipantRow => {
		const known = (group: readonly Mother[]) => group.map(of).filter((value) => !Number.isNaN(value));
		const summary = (group: readonly Mother[]): GroupSummary => {
			const values = known(group);
			return { n: values.length, mean: mean(values), sd: standardDeviation(values) };
		};
		return {
			section,
			label,
			digits,
			all: summary(mothers),
			below: summary(below),
			atOrAbove: summary(atOrAbove),
			missing: mothers.length - known(mothers).length,
			standardisedDifference: standardisedDifference(known(atOrAbove), known(below)),
		};
	};
	const counted = (section: string, label: string, holds: (mother: Mother) => boolean, difference: number | null) => {
		const summary = (group: readonly Mother[]): GroupSummary => ({
			n: group.length,
			count: group.filter(holds).length,
		});
		return {
			section,
			label,
			digits: 1,
			all: summary(mothers),
			below: summary(below),
			atOrAbove: summary(atOrAbove),
			missing: 0,
			standardisedDifference: difference,
		};
	};
	const share = (section: string, label: string, holds: (mother: Mother) => boolean): ParticipantRow => {
		const of = (group: readonly Mother[]) => group.filter(holds).length / group.length;
		return counted(section, label, holds, standardisedDifferenceOfProportions(of(atOrAbove), of(below)));
	};
	const categories = (
		section: string,
		of: (mother: Mother) => number,
		labels: readonly (readonly [string, readonly number[]])[],
	): ParticipantRow[] => {
		const counts = (group: readonly Mother[]) =>
			labels.map(([, codes]) => group.filter((mother) => codes.includes(of(mother))).length);
		const difference = standardisedDifferenceOfCategories(counts(atOrAbove), counts(below));
		return labels.map(([label, codes], i) =>
			counted(section, label, (mother) => codes.includes(of(mother)), i === 0 ? difference : null),
		);
	};
	const temperament = ({ temperamentItems: items }: Mother): number => {
		const answered = items.filter((item) => !Number.isNaN(item));
		return answered.length >= fewest ? mean(answered) : Number.NaN;
	};
	stage.writeJson("participants", {
		cutOff,
		n: mothers.length,
		nBelow: below.length,
		nAtOrAbove: atOrAbove.length,
		rows: [
			number("Mother", "Age (years)", 1, (mother) => mother.ageYears),
			...categories("Education", (mother) => mother.education, [
				["Compulsory school or less", [1, 2]],
				["Post-compulsory", [3]],
				["University of applied sciences", [4]],
				["University", [5]],
			]),
			...categories("Marital status", (mother) => mother.maritalStatus, [
				["In a relationship", [2]],
				["Single", [1]],
				["Separated, divorced or widowed", [3]],
			]),
			number("Symptoms", "EPDS (0 to 30)", 1, (mother) => scoreOf(mother, "epds")),
			number("Symptoms", "HADS-A (0 to 21)", 1, (mother) => scoreOf(mother, "hadsAnxiety")),
			number("Symptoms", "City BiTS (0 to 60)", 1, (mother) => scoreOf(mother, "cityBits")),
			number("Birth and infant", "Weeks at birth (completed)", 1, (mother) => mother.gestationWeeks),
			share("Birth and infant", "Born before 37 weeks", (mother) => mother.gestationWeeks < 37),
			share("Birth and infant", "Twin pregnancy", (mother) => mother.twins),
			share("Birth and infant", "Girl", (mother) => mother.girl),
			number("Birth and infant", "Negative emotionality (1 to 7)", 1, temperament),
			...categories("Infant's age", (mother) => mother.infantAgeGroup, [
				["3 to under 6 months", [1]],
				["6 to under 9 months", [2]],
				["9 to under 12 months", [3]],
			]),
			number(
				"Infant's sleep, as the mother says",
				"Sleep, 19:00 to 07:00 (h)",
				1,
				(mother) => mother.sleepMinutes / 60,
			),
			number("Infant's sleep, as the mother says", "Awakenings a night", 1, (mother) => mother.awakenings),
			...categories("How the infant falls asleep", (mother) => mother.fallsAsleep, [
				["Alone in the cot", [4]],
				["In the cot, a parent present", [5]],
				["While being fed", [1]],
				["While being rocked", [2]],
				["While being held", [3]],
			]),
		],
	} satisfies Participants);
	const share100 = (100 * atOrAbove.length) / mothers.length;
	stage.value("count.epdsAtCutOff", {
		value: atOrAbove.length,
		unit: "",
		digits: 0,
		n: mothers.length,
		method: `Mothers with an EPDS of ${cutOff} or more`,
	});
	stage.value("percent.epdsAtCutOff", {
		value: share100,
		unit: "%",
		digits: 0,
		n: mothers.length,
		method: `Share of mothers with an EPDS of ${cutOff} or more`,
	});
}
