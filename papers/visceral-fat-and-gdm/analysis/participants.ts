import type { StageContext } from "@quickening/paper";
import {
	mean,
	standardDeviation,
	standardisedDifference,
	standardisedDifferenceOfProportions,
} from "@quickening/stats";
import { readWomen, type Woman } from "./women.ts";

/** What one group of Table 1 shows of a variable. */
export interface GroupSummary {
	readonly n: number;
	readonly mean?: number;
	readonly sd?: number;
	readonly count?: number;
}

export interface ParticipantRow {
	readonly label: string;
	readonly digits: number;
	readonly all: GroupSummary;
	readonly gdm: GroupSummary;
	readonly others: GroupSummary;
	readonly missing: number;
	readonly standardisedDifference: number;
}

export interface Participants {
	readonly n: number;
	readonly nGdm: number;
	readonly rows: readonly ParticipantRow[];
}

/** Describes the women by outcome, with standardised differences. */
export default async function participants(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const cutOff = stage.param<number>("cutOffMm");
	const obese = stage.param<number>("obeseFrom");
	const gdm = women.filter((woman) => woman.gdm);
	const others = women.filter((woman) => !woman.gdm);
	const number = (label: string, digits: number, of: (woman: Woman) => number): ParticipantRow => {
		const known = (group: readonly Woman[]) => group.map(of).filter((value) => !Number.isNaN(value));
		const summary = (group: readonly Woman[]) => {
			const values = known(group);
			return { n: values.length, mean: mean(values), sd: standardDeviation(values) };
		};
		return {
			label,
			digits,
			all: summary(women),
			gdm: summary(gdm),
			others: summary(others),
			missing: women.length - known(women).length,
			standardisedDifference: standardisedDifference(known(gdm), known(others)),
		};
	};
	const share = (label: string, of: (woman: Woman) => boolean | undefined): ParticipantRow => {
		const known = (group: readonly Woman[]) => group.map(of).filter((value) => value !== undefined);
		const summary = (group: readonly Woman[]) => ({
			n: known(group).length,
			count: known(group).filter(Boolean).length,
		});
		const shareOf = (group: readonly Woman[]) => summary(group).count / summary(group).n;
		return {
			label,
			digits: 0,
			all: summary(women),
			gdm: summary(gdm),
			others: summary(others),
			missing: women.length - known(women).length,
			standardisedDifference: standardisedDifferenceOfProportions(shareOf(gdm), shareOf(others)),
		};
	};
	const known = (value: number, holds: boolean) => (Number.isNaN(value) ? undefined : holds);
	stage.writeJson("participants", {
		n: women.length,
		nGdm: gdm.length,
		rows: [
			number("Age (years)", 1, (woman) => woman.ageYears),
			number("Body mass index before pregnancy (kg/m²)", 1, (woman) => woman.bmi),
			share(`Body mass index of ${obese} or more`, (woman) => known(woman.bmi, woman.bmi >= obese)),
			share("First pregnancy", (woman) => known(woman.pregnancies, woman.pregnancies === 1)),
			share("Ethnicity coded 1 (see the data card)", (woman) => known(woman.ethnicity, woman.ethnicity === 1)),
			number("Systolic blood pressure (mmHg)", 1, (woman) => woman.systolicMmHg),
			number("Diastolic blood pressure (mmHg)", 1, (woman) => woman.diastolicMmHg),
			number("First fasting glucose (mg/dL)", 1, (woman) => woman.fastingGlucoseMgPerDl),
			share("Diabetes before pregnancy", (woman) => woman.earlierDiabetes),
			number("Gestational age at the ultrasound (weeks)", 1, (woman) => woman.gestationalAgeDays / 7),
			number("Visceral fat (mm)", 1, (woman) => woman.fatMm),
			share(`Visceral fat of ${cutOff} mm or more`, (woman) => woman.fatMm >= cutOff),
			number("Gestational age at birth (weeks)", 1, (woman) => woman.birthDays / 7),
			share("Caesarean (code 1, see the data card)", (woman) => woman.caesarean),
			number("Birth weight (g)", 0, (woman) => woman.birthWeightGrams),
		],
	} satisfies Participants);
}
