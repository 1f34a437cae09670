import { readFileSync } from "node:fs";
import type { StageContext } from "@quickening/paper";

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
const hadsNumbers = [1, 3, 5, 7, 9, 11, 13] as const;

/** Reads a stage's input as the authors saved it: windows-1252, or UTF-8 where the name says "clean". */
export function readTable(stage: StageContext, input: string, encoding: "windows-1252" | "utf-8"): string {
	return new TextDecoder(encoding, { fatal: true }).decode(readFileSync(stage.inputPath(input)));
}

/** Cells of a comma-separated table without quotes: column names, and one record a line. */
export function cellsOf(csv: string, name: string): { columns: readonly string[]; records: Record<string, string>[] } {
	if (csv.includes('"')) throw new Error(`${name}: quoted cells are not expected`);
	const [header = "", ...lines] = csv.trimEnd().split(/\r?\n/);
	const columns = header.split(",");
	const records = lines.map((line, i) => {
		const cells = line.split(",");
		if (cells.length !== columns.length) {
			throw new Error(`${name}, line ${i + 2}: ${columns.length} cells were expected, ${cells.length} found`);
		}
		return Object.fromEntries(columns.map((column, j) => [column, cells[j] ?? ""]));
	});
	return { columns, records };
}

/**
 * Reads the survey: one mother a row.
 *
 * @throws Error naming the column or line when the table is not what data/infant-sleep-maternal-mh/dataset.json describes.
 */
export function readSurvey(csv: string): readonly Mother[] {
	const { columns, records } = cellsOf(csv, file);
	const seen = new Set<string>();
	return records.map((record, i) => {
		const line = i + 2;
		const number = (name: string, low: number, high: number, empty = false): number => {
			if (!columns.includes(name)) throw new Error(`${file}: column ${name} is missing`);
			const cell = record[name]?.trim() ?? "";
			if (cell === "" && empty) return Number.NaN;
			const value = cell === "" ? Number.NaN : Number(cell);
			if (!(value >= low && value <= high)) {
				throw new Error(`${file}, line ${line}: ${name} must be a number from ${low} to ${high}; got "${cell}"`);
			}
			return value;
		};
		const code = (name: string, low: number, high: number): number => {
			const value = number(name, low, high);
			if (!Number.isInteger(value)) throw new Error(`${file}, line ${line}: ${name} has the unknown code ${value}`);
			return value;
		};
		const participantId = String(code("Participant_number", 1, 1e6));
		if (seen.has(participantId)) throw new Error(`${file}, line ${line}: participant ${participantId} stands twice`);
		seen.add(participantId);
		const sleepText = record["Sleep_night_duration_bb1"] ?? "";
		return {
			participantId,
			ageYears: number("Age", 15, 60),
			maritalStatus: code("Marital_status_edit", 1, 3),
			education: code("Education", 1, 5),
			gestationWeeks: Math.floor(number("Gestationnal_age", 22, 45)),
			twins: code("Type_pregnancy", 1, 2) === 2,
			girl: code("sex_baby1", 1, 2) === 1,
			infantAgeGroup: code("Age_bb", 1, 3),
			epdsItems: Array.from({ length: 10 }, (_, j) => code(`EPDS_${j + 1}`, 0, 3)),
			hadsAnxietyItems: hadsNumbers.map((j) => code(`HADS_${j}`, 0, 3)),
			cityBitsItems: Array.from({ length: 20 }, (_, j) => code(`CBTS_${j + 3 < 13 ? "M_" : ""}${j + 3}`, 0, 3)),
			temperamentItems: temperamentNumbers.map((j) => number(`IBQ_R_VSF_${j}_bb1`, 1, 7, true)),
			sleepMinutes: minutesOf(sleepText, line),
			sleepText,
			awakenings: code("night_awakening_number_bb1", 0, 30),
			fallsAsleep: code("how_falling_asleep_bb1", 1, 5),
		};
	});
}

/** Minutes of an answer hh:mm between 0:00 and 12:00; NaN for the missing code. */
function minutesOf(text: string, line: number): number {
	if (text === missingSleep) return Number.NaN;
	const minutes = minutesAsWritten(text);
	if (!(minutes >= 0 && minutes <= nightMinutes)) {
		throw new Error(
			`${file}, line ${line}: Sleep_night_duration_bb1 must be hh:mm from 00:00 to 12:00, or ${missingSleep}; got "${text}"`,
		);
	}
	return minutes;
}

/** Minutes of hh:mm taken at its word, missing code and all; NaN when it is no hh:mm. */
export function minutesAsWritten(text: string): number {
	const match = /^(\d{1,2}):(\d{2})$/.exec(text);
	return match === null ? Number.NaN : 60 * Number(match[1]) + Number(match[2]);
}
