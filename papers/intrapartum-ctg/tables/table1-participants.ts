import { type ParticipantVariable, participantsTable, type Table } from "@quickening/paper";
import { mean, median, quantile, standardDeviation, standardisedDifference } from "@quickening/stats";
import type { FeatureRow } from "../analysis/features.ts";

/** Who was studied, by outcome and mode of birth, with what is missing. */
export function table(rows: readonly FeatureRow[]): Table {
	const acidaemia = rows.filter((row) => row.umbilicalPh < 7.05);
	const others = rows.filter((row) => row.umbilicalPh >= 7.05);
	const groups = { all: rows, acidaemia, others };

	/** A cell for each group. */
	function byGroup<Cell>(cell: (group: readonly FeatureRow[]) => Cell): Record<string, Cell> {
		return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, cell(group)]));
	}
	function continuous(label: string, of: (row: FeatureRow) => number | null, digits: number): ParticipantVariable {
		const known = (group: readonly FeatureRow[]) => group.map(of).filter((value): value is number => value !== null);
		return {
			kind: "mean",
			label,
			digits,
			missing: rows.length - known(rows).length,
			cells: byGroup((group) => ({ mean: mean(known(group)), standardDeviation: standardDeviation(known(group)) })),
			difference: standardisedDifference(known(acidaemia), known(others)),
		};
	}
	function skewed(label: string, of: (row: FeatureRow) => number, digits: number): ParticipantVariable {
		const cell = (group: readonly FeatureRow[]) => {
			const values = group.map(of);
			return { median: median(values), lowerQuartile: quantile(values, 0.25), upperQuartile: quantile(values, 0.75) };
		};
		const difference = standardisedDifference(acidaemia.map(of), others.map(of));
		return { kind: "median", label, digits, cells: byGroup(cell), difference };
	}
	function share(label: string, holds: (row: FeatureRow) => boolean): ParticipantVariable {
		const one = (row: FeatureRow) => (holds(row) ? 1 : 0);
		return {
			kind: "count",
			label,
			cells: byGroup((group) => ({ count: group.filter(holds).length, of: group.length })),
			difference: standardisedDifference(acidaemia.map(one), others.map(one)),
		};
	}

	return participantsTable({
		title: "Who was studied",
		caption:
			"Mothers, babies and recordings, by umbilical artery pH. Mean (SD), median (quartiles) or number (%); the last column is the standardised difference.",
		groups: [
			{ key: "all", title: "All births", n: rows.length },
			{ key: "acidaemia", title: "pH < 7.05", n: acidaemia.length },
			{ key: "others", title: "pH ≥ 7.05", n: others.length },
		],
		difference: {
			definition: "Difference of means over the pooled standard deviation, pH < 7.05 minus the others",
		},
		variables: [
			{ kind: "heading", label: "Mother and birth" },
			continuous("Age (years)", (row) => row.maternalAgeYears, 1),
			share("No earlier birth", (row) => row.parity === 0),
			continuous("Gestation (weeks)", (row) => row.gestationWeeks, 1),
			share("Caesarean section", (row) => row.caesarean),
			{ kind: "heading", label: "Baby" },
			continuous("Birth weight (g)", (row) => row.birthWeightGrams, 0),
			share("Sex, code 1 of the file", (row) => row.sexCode === 1),
			continuous("Umbilical artery pH", (row) => row.umbilicalPh, 2),
			continuous("Base deficit (mmol/L)", (row) => row.baseDeficitMmolPerL, 1),
			share("Apgar at 5 min below 7", (row) => row.apgar5 < 7),
			{ kind: "heading", label: "Recording" },
			continuous("Length (min)", (row) => row.recordedMinutes, 1),
			continuous("Missing fetal heart rate (% of samples)", (row) => row.missingPercent, 1),
			continuous("Missing in the last 30 min of the file (%)", (row) => row.segments.clock.missingPercent, 1),
			continuous("Missing in the last 30 min with signal (%)", (row) => row.segments.signal.missingPercent, 1),
			skewed("Silence at the end of the file (min)", (row) => row.silentEndMinutes, 1),
			{ kind: "heading", label: "FIGO 2015 class of the last 30 min with signal" },
			...["normal", "suspicious", "pathological", "not assessable"].map((category) =>
				share(category, (row) => row.segments.signal.figoCategory === category),
			),
		],
		notes: [
			"The files code the baby’s sex as 1 or 2 without saying which is which.",
			"Not assessable: a criterion asks for more minutes, or more signal, than the segment has.",
			"NICU days, seizures, HIE and intubation hold 0 in every row of the file and were not used.",
		],
	});
}
