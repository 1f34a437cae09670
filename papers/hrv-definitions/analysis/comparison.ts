import type { StageContext } from "@quickening/paper";
import { benjaminiHochberg, correlation, holm, quantile, ranks } from "@quickening/stats";
import { compareGroups, type GroupDifference } from "./compare-groups.ts";
import { type Definition, definitions, measures } from "./definitions.ts";
import type { RecordingRow } from "./measures.ts";

/** A measure, compared. */
export interface ComparisonRow extends GroupDifference {
	readonly key: string;
	readonly name: string;
	readonly unit: string;
	readonly digits: number;
	readonly family: string;
	/** Over all measures. */
	readonly holm: number;
	readonly q: number;
}

/** A measure by one definition, beside the primary one. */
export interface DefinitionRow extends GroupDifference {
	readonly key: string;
	readonly measure: string;
	readonly choice: string;
	readonly name: string;
	readonly primary: boolean;
	/**
	 * How the value changes from the primary definition, over recordings: in percent, or for logarithms in percent of the power.
	 */
	readonly changePercent: number;
	readonly changeLowPercent: number;
	readonly changeHighPercent: number;
	/** Spearman's correlation with the primary definition, over recordings. */
	readonly rankCorrelation: number;
}

/** Compares the groups by every measure, and the definitions of each with one another. */
export default function comparison(stage: StageContext): void {
	const rows = stage.readJson<RecordingRow[]>("recordings");
	const differences = measures.map(({ key }) => byGroup(rows, (row) => row.primary[key]));
	const pValues = differences.map(({ p }) => p);
	const adjusted = { holm: holm(pValues), q: benjaminiHochberg(pValues) };
	const compared: ComparisonRow[] = measures.map((measure, i) => ({
		...measure,
		...differences[i],
		holm: adjusted.holm[i],
		q: adjusted.q[i],
	}));
	const shown = [...new Set(definitions.map(({ measure }) => measure))].flatMap((measure) => [
		primaryRow(rows, measure),
		...definitions.filter((one) => one.measure === measure).map((one) => definitionRow(rows, one)),
	]);
	stage.writeJson("comparison", compared);
	stage.writeJson("definitions", shown);
	recordValues(stage, compared, shown);
}

function byGroup(rows: readonly RecordingRow[], of: (row: RecordingRow) => number): GroupDifference {
	return compareGroups(
		rows.filter(({ group }) => group === "sinus").map(of),
		rows.filter(({ group }) => group === "failure").map(of),
	);
}

function nameOf(measure: Definition["measure"]): string {
	return measures.find(({ key }) => key === measure)!.name;
}

function primaryRow(rows: readonly RecordingRow[], measure: Definition["measure"]): DefinitionRow {
	return {
		...byGroup(rows, (row) => row.primary[measure]),
		key: `${measure}.primary`,
		measure: nameOf(measure),
		choice: "Primary",
		name: "primary",
		primary: true,
		changePercent: 0,
		changeLowPercent: 0,
		changeHighPercent: 0,
		rankCorrelation: 1,
	};
}

function definitionRow(rows: readonly RecordingRow[], { key, measure, choice, name }: Definition): DefinitionRow {
	const logarithmic = measure.startsWith("ln");
	const usable = rows.filter((row) => Number.isFinite(row.others[key]) && Number.isFinite(row.primary[measure]));
	const changes = usable.map((row) =>
		logarithmic
			? 100 * (Math.exp(row.others[key] - row.primary[measure]) - 1)
			: 100 * (row.others[key] / row.primary[measure] - 1),
	);
	return {
		...byGroup(rows, (row) => row.others[key]),
		key,
		measure: nameOf(measure),
		choice,
		name,
		primary: false,
		changePercent: quantile(changes, 0.5),
		changeLowPercent: quantile(changes, 0.25),
		changeHighPercent: quantile(changes, 0.75),
		rankCorrelation: correlation(
			ranks(usable.map((row) => row.primary[measure])),
			ranks(usable.map((row) => row.others[key])),
		),
	};
}

function recordValues(stage: StageContext, compared: readonly ComparisonRow[], shown: readonly DefinitionRow[]): void {
	const interval = (low: number, high: number) => ({ low, high, levelPercent: 95, method: "Welch's t" });
	for (const row of compared) {
		const n = row.nSinus + row.nFailure;
		stage.value(`difference.${row.key}`, {
			value: row.difference,
			unit: row.unit,
			digits: row.digits,
			n,
			interval: interval(row.low, row.high),
			method: `${row.name}: mean of the recordings with heart failure less mean of those in sinus rhythm; n: recordings.`,
		});
		stage.value(`standardised.${row.key}`, {
			value: row.standardised,
			unit: "",
			digits: 2,
			n,
			interval: interval(row.standardisedLow, row.standardisedHigh),
			method: `${row.name}: the difference in pooled standard deviations; n: recordings.`,
		});
		stage.value(`sinus.${row.key}`, {
			value: row.meanSinus,
			unit: row.unit,
			digits: row.digits,
			n: row.nSinus,
			interval: {
				low: row.meanSinus - row.sdSinus,
				high: row.meanSinus + row.sdSinus,
				levelPercent: 68,
				method: "mean and one standard deviation",
				label: "mean ± SD",
			},
			method: `${row.name}: mean of the recordings in sinus rhythm; n: recordings.`,
		});
	}
	for (const row of shown) {
		if (row.primary) continue;
		const n = row.nSinus + row.nFailure;
		stage.value(`change.${row.key}`, {
			value: row.changePercent,
			unit: "%",
			digits: 1,
			n,
			interval: {
				low: row.changeLowPercent,
				high: row.changeHighPercent,
				levelPercent: 50,
				method: "quartiles over recordings",
				label: "IQR",
			},
			method: `${row.measure}, ${row.name}: median change from the primary definition; n: recordings.`,
		});
		stage.value(`standardised.${row.key}`, {
			value: row.standardised,
			unit: "",
			digits: 2,
			n,
			interval: interval(row.standardisedLow, row.standardisedHigh),
			method: `${row.measure}, ${row.name}: the difference in pooled standard deviations; n: recordings.`,
		});
	}
	const alternatives = shown.filter(({ primary }) => !primary);
	stage.value("definitions.count", {
		value: alternatives.length,
		unit: "",
		digits: 0,
		n: alternatives.length,
		method: "Definitions beside the primary ones.",
	});
	const moved = alternatives.filter(({ changePercent }) => Math.abs(changePercent) >= 10);
	stage.value("definitions.moved", {
		value: moved.length,
		unit: "",
		digits: 0,
		n: alternatives.length,
		method: "Definitions that change the value of the middle recording by 10 % or more.",
	});
	const primaryOf = (row: DefinitionRow) => shown.find((one) => one.primary && one.measure === row.measure)!;
	const flips = alternatives.filter((row) => Math.sign(row.standardised) !== Math.sign(primaryOf(row).standardised));
	stage.value("definitions.signs", {
		value: flips.length,
		unit: "",
		digits: 0,
		n: alternatives.length,
		method: "Definitions under which the difference has the other sign.",
	});
	const clear = (row: GroupDifference) => row.low > 0 || row.high < 0;
	const turned = alternatives.filter((row) => clear(row) !== clear(primaryOf(row)));
	stage.value("definitions.turned", {
		value: turned.length,
		unit: "",
		digits: 0,
		n: alternatives.length,
		method: "Definitions under which the interval holds 0 and under the primary does not, or the reverse.",
	});
	const kept = compared.filter(({ holm: adjusted }) => adjusted <= 0.05);
	stage.value("measures.count", {
		value: compared.length,
		unit: "",
		digits: 0,
		n: compared.length,
		method: "Measures compared.",
	});
	stage.value("measures.keptHolm", {
		value: kept.length,
		unit: "",
		digits: 0,
		n: compared.length,
		method: "Measures whose p-value after Holm's adjustment over all is at most 0.05.",
	});
}
