import { formatNumber, type Table, type TableRow } from "@quickening/publishing";
import { mean, median, quantile, standardDeviation, standardisedDifference } from "@quickening/stats";
import type { FeatureRow } from "../analysis/features.ts";

interface Group {
	readonly key: string;
	readonly title: string;
	readonly rows: readonly FeatureRow[];
}

/** Who was studied, by outcome and mode of birth, with what is missing. */
export function table(rows: readonly FeatureRow[]): Table {
	const acidaemia = rows.filter((row) => row.umbilicalPh < 7.05);
	const others = rows.filter((row) => row.umbilicalPh >= 7.05);
	const groups: readonly Group[] = [
		{ key: "all", title: `All births (n = ${rows.length})`, rows },
		{ key: "acidaemia", title: `pH < 7.05 (n = ${acidaemia.length})`, rows: acidaemia },
		{ key: "others", title: `pH ≥ 7.05 (n = ${others.length})`, rows: others },
	];
	const line = (label: string, cell: (group: Group) => string, difference: string): TableRow => ({
		cells: { label, ...Object.fromEntries(groups.map((group) => [group.key, cell(group)])), difference },
	});
	const continuous = (label: string, of: (row: FeatureRow) => number | null, digits: number): TableRow => {
		const known = (group: readonly FeatureRow[]) => group.map(of).filter((value): value is number => value !== null);
		const missing = rows.length - known(rows).length;
		return line(
			missing === 0 ? label : `${label} [${missing} missing]`,
			({ rows: group }) =>
				`${formatNumber(mean(known(group)), digits)} (${formatNumber(standardDeviation(known(group)), digits)})`,
			formatNumber(standardisedDifference(known(acidaemia), known(others)), 2),
		);
	};
	const skewed = (label: string, of: (row: FeatureRow) => number, digits: number): TableRow =>
		line(
			label,
			({ rows: group }) => {
				const values = group.map(of);
				return `${formatNumber(median(values), digits)} (${formatNumber(quantile(values, 0.25), digits)} to ${formatNumber(quantile(values, 0.75), digits)})`;
			},
			formatNumber(standardisedDifference(acidaemia.map(of), others.map(of)), 2),
		);
	const share = (label: string, holds: (row: FeatureRow) => boolean): TableRow => {
		const one = (row: FeatureRow) => (holds(row) ? 1 : 0);
		return line(
			label,
			({ rows: group }) => {
				const count = group.filter(holds).length;
				return `${count} (${formatNumber((100 * count) / group.length, 1)}%)`;
			},
			formatNumber(standardisedDifference(acidaemia.map(one), others.map(one)), 2),
		);
	};
	return {
		title: "Who was studied",
		caption:
			"Mothers, babies and recordings, by umbilical artery pH. Mean (SD), median (quartiles) or number (%); the last column is the standardised difference.",
		columns: [
			{ key: "label", title: "", align: "left" },
			...groups.map((group) => ({ key: group.key, title: group.title, align: "decimal" as const })),
			{
				key: "difference",
				title: "Standardised difference",
				align: "decimal",
				definition: "Difference of means over the pooled standard deviation, pH < 7.05 minus the others",
			},
		],
		rows: [
			{ cells: { label: "Mother and birth" }, kind: "header" },
			continuous("Age (years)", (row) => row.maternalAgeYears, 1),
			share("No earlier birth", (row) => row.parity === 0),
			continuous("Gestation (weeks)", (row) => row.gestationWeeks, 1),
			share("Caesarean section", (row) => row.caesarean),
			{ cells: { label: "Baby" }, kind: "header" },
			continuous("Birth weight (g)", (row) => row.birthWeightGrams, 0),
			share("Sex, code 1 of the file", (row) => row.sexCode === 1),
			continuous("Umbilical artery pH", (row) => row.umbilicalPh, 2),
			continuous("Base deficit (mmol/L)", (row) => row.baseDeficitMmolPerL, 1),
			share("Apgar at 5 min below 7", (row) => row.apgar5 < 7),
			{ cells: { label: "Recording" }, kind: "header" },
			continuous("Length (min)", (row) => row.recordedMinutes, 1),
			continuous("Missing fetal heart rate (% of samples)", (row) => row.missingPercent, 1),
			continuous("Missing in the last 30 min of the file (%)", (row) => row.segments.clock.missingPercent, 1),
			continuous("Missing in the last 30 min with signal (%)", (row) => row.segments.signal.missingPercent, 1),
			skewed("Silence at the end of the file (min)", (row) => row.silentEndMinutes, 1),
			{ cells: { label: "FIGO 2015 class of the last 30 min with signal" }, kind: "header" },
			...["normal", "suspicious", "pathological", "not assessable"].map((category) =>
				share(category, (row) => row.segments.signal.figoCategory === category),
			),
		],
		notes: [
			"The files code the baby's sex as 1 or 2 without saying which is which.",
			"Not assessable: a criterion asks for more minutes, or more signal, than the segment has.",
			"NICU days, seizures, HIE and intubation hold 0 in every row of the file and were not used.",
		],
	};
}
