/** One birth of ann_db.csv, in standard words and units. NaN: not recorded. */
export interface Birth {
	readonly recordingId: string;
	readonly umbilicalPh: number;
	/** Base deficit of the extracellular fluid, mmol/L. */
	readonly baseDeficitMmolPerL: number;
	readonly apgar1: number;
	readonly apgar5: number;
	readonly gestationWeeks: number;
	readonly birthWeightGrams: number;
	/** The file's code, 1 or 2; which is female is not said in the files, so it is not guessed. */
	readonly sexCode: 1 | 2;
	readonly maternalAgeYears: number;
	readonly parity: number;
	readonly caesarean: boolean;
	/** Duration of the first stage of labour as recorded, minutes, faults included. */
	readonly firstStageMinutes: number;
	/** Every column of the file, by its own name, as numbers. */
	readonly raw: Readonly<Record<string, number>>;
}

const requiredColumns = [
	"ID",
	"pH",
	"BDecf",
	"Apgar1",
	"Apgar5",
	"Gest. weeks",
	"Weight(g)",
	"Sex",
	"Age",
	"Parity",
	"Deliv. type",
	"I.stage",
] as const;

/**
 * Reads ann_db.csv: one birth a row.
 *
 * @throws Error naming the column or line when the table is not what data/ctu-uhb-ctg/dataset.json describes.
 */
export function readBirths(csv: string): readonly Birth[] {
	const [header = "", ...lines] = csv.trimEnd().split(/\r?\n/);
	const columns = header.split(",");
	const missing = requiredColumns.filter((name) => !columns.includes(name));
	if (missing.length > 0) throw new Error(`ann_db.csv: column ${missing.join(", ")} is missing`);
	return lines.map((line, i) => {
		const cells = line.split(",");
		if (cells.length !== columns.length) {
			throw new Error(`ann_db.csv, line ${i + 2}: ${columns.length} cells were expected, ${cells.length} found`);
		}
		const raw: Record<string, number> = {};
		columns.forEach((name, j) => {
			const cell = cells[j]?.trim() ?? "";
			const number = cell === "" || cell === "NaN" ? Number.NaN : Number(cell);
			if (cell !== "" && cell !== "NaN" && Number.isNaN(number)) {
				throw new Error(`ann_db.csv, line ${i + 2}: ${name} must be a number; got "${cell}"`);
			}
			raw[name] = number;
		});
		return birthOf(raw, i + 2);
	});
}

function birthOf(raw: Record<string, number>, line: number): Birth {
	const coded = (name: string, codes: Readonly<Record<number, string>>): string => {
		const word = codes[raw[name] as number];
		if (word === undefined) throw new Error(`ann_db.csv, line ${line}: ${name} has the unknown code ${raw[name]}`);
		return word;
	};
	return {
		recordingId: String(raw["ID"]),
		umbilicalPh: raw["pH"] as number,
		baseDeficitMmolPerL: raw["BDecf"] as number,
		apgar1: raw["Apgar1"] as number,
		apgar5: raw["Apgar5"] as number,
		gestationWeeks: raw["Gest. weeks"] as number,
		birthWeightGrams: raw["Weight(g)"] as number,
		sexCode: coded("Sex", { 1: "1", 2: "2" }) === "1" ? 1 : 2,
		maternalAgeYears: raw["Age"] as number,
		parity: raw["Parity"] as number,
		caesarean: coded("Deliv. type", { 1: "vaginal", 2: "caesarean" }) === "caesarean",
		firstStageMinutes: raw["I.stage"] as number,
		raw,
	};
}
