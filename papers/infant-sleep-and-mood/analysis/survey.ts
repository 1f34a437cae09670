import type { StageContext } from "@quickening/paper";
import { datasetMaternalMentalHealthInfantSleep as survey } from "../../../data/infant-sleep-maternal-mh/columns.ts";

/** One mother's answers, in standard words and units. NaN: not answered. */
export interface Mother {
	readonly participantId: string;
	readonly ageYears: number;
	/** 1 single, 2 in a relationship, 3 separated, divorced or widowed. */
	readonly maritalStatus: number;
	/** 1 none, 2 compulsory school, 3 post-compulsory, 4 applied sciences, 5 university. */
	readonly education: number;
	/** Completed weeks of amenorrhoea at birth: what stands before the point, whose digits after it are ambiguous. */
	readonly gestationWeeks: number;
	readonly twins: boolean;
	readonly girl: boolean;
	/** 1 for 3 to under 6 months, 2 for 6 to under 9, 3 for 9 to under 12. */
	readonly infantAgeGroup: number;
	/** Ten items, each 0 to 3. */
	readonly epdsItems: readonly number[];
	/** Seven items, each 0 to 3. */
	readonly hadsAnxietyItems: readonly number[];
	/** Twenty items (3 to 22), each 0 to 3. */
	readonly cityBitsItems: readonly number[];
	/** Ten items, each 1 to 7; NaN where the cell is empty. */
	readonly temperamentItems: readonly number[];
	/** Sleep between 19:00 and 07:00 in minutes; NaN for the missing code 99:99. */
	readonly sleepMinutes: number;
	/** The answer as the file has it, hh:mm. */
	readonly sleepText: string;
	readonly awakenings: number;
	/** 1 being fed, 2 rocked, 3 held, 4 alone in the cot, 5 in the cot with a parent present. */
	readonly fallsAsleep: number;
}

/** The file's name, for messages. */
const file = "Dataset_maternal_mental_health_infant_sleep.csv";

/** The code that stands for a missing sleep duration. */
export const missingSleep = "99:99";

/** The length of the night that the question asks about, 19:00 to 07:00, in minutes. */
export const nightMinutes = 720;

export const temperamentNumbers = [3, 4, 9, 10, 16, 17, 28, 29, 32, 33] as const;

const numbers = <const T extends readonly number[]>(...each: T) => each;
const epdsNames = numbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).map((j) => `EPDS_${j}` as const);
const hadsNames = numbers(1, 3, 5, 7, 9, 11, 13).map((j) => `HADS_${j}` as const);
const cityBitsNames = [
	...numbers(3, 4, 5, 6, 7, 8, 9, 10, 11, 12).map((j) => `CBTS_M_${j}` as const),
	...numbers(13, 14, 15, 16, 17, 18, 19, 20, 21, 22).map((j) => `CBTS_${j}` as const),
];
const temperamentNames = temperamentNumbers.map((j) => `IBQ_R_VSF_${j}_bb1` as const);

/** The columns of the survey that are used, as the data set describes them: codes, ranges and missing codes are checked there. */
const columns = survey.pick(
	"Participant_number",
	"Age",
	"Marital_status_edit",
	"Education",
	"Gestationnal_age",
	"Type_pregnancy",
	"sex_baby1",
	"Age_bb",
	...epdsNames,
	...hadsNames,
	...cityBitsNames,
	...temperamentNames,
	"Sleep_night_duration_bb1",
	"night_awakening_number_bb1",
	"how_falling_asleep_bb1",
);

/**
 * Reads the survey: one mother a row.
 *
 * @throws Error naming the column and row where the table is not what data/infant-sleep-maternal-mh/dataset.json describes.
 */
export async function readSurvey(stage: StageContext): Promise<readonly Mother[]> {
	const table = await stage.readTable("survey", columns);
	if (table.dedupe("Participant_number").numRows() < table.numRows()) {
		throw new Error(`${file}: a participant stands twice`);
	}
	return table.objects().map((row, i) => {
		const awakenings = row.night_awakening_number_bb1;
		if (!Number.isInteger(awakenings)) {
			throw new Error(`${file}, row ${i + 1}: night_awakening_number_bb1 must be a whole number; got ${awakenings}`);
		}
		const sleepText = row.Sleep_night_duration_bb1 ?? missingSleep;
		return {
			participantId: String(row.Participant_number),
			ageYears: row.Age,
			maritalStatus: row.Marital_status_edit,
			education: row.Education,
			gestationWeeks: Math.floor(row.Gestationnal_age),
			twins: row.Type_pregnancy === 2,
			girl: row.sex_baby1 === 1,
			infantAgeGroup: row.Age_bb,
			epdsItems: epdsNames.map((name) => row[name]),
			hadsAnxietyItems: hadsNames.map((name) => row[name]),
			cityBitsItems: cityBitsNames.map((name) => row[name]),
			temperamentItems: temperamentNames.map((name) => row[name]),
			sleepMinutes: minutesOf(sleepText, i + 1),
			sleepText,
			awakenings,
			fallsAsleep: row.how_falling_asleep_bb1,
		};
	});
}

/** Minutes of an answer hh:mm between 0:00 and 12:00; NaN for the missing code. */
function minutesOf(text: string, row: number): number {
	if (text === missingSleep) return Number.NaN;
	const minutes = minutesAsWritten(text);
	if (!(minutes >= 0 && minutes <= nightMinutes)) {
		throw new Error(
			`${file}, row ${row}: Sleep_night_duration_bb1 must be hh:mm from 00:00 to 12:00, or ${missingSleep}; got "${text}"`,
		);
	}
	return minutes;
}

/** Minutes of hh:mm taken at its word, missing code and all; NaN when it is no hh:mm. */
export function minutesAsWritten(text: string): number {
	const match = /^(\d{1,2}):(\d{2})$/.exec(text);
	return match === null ? Number.NaN : 60 * Number(match[1]) + Number(match[2]);
}
