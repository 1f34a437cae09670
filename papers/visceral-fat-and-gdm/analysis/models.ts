import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { type Fit, flicLogisticRegression, inverseLogit, matrixFromColumns, wilsonInterval } from "@quickening/stats";
import {
	brierScore,
	calibrationCurve,
	delong,
	delongTest,
	type OptimismCorrected,
	optimismCorrectedBootstrap,
} from "@quickening/validation";
import { youdenCutOff } from "./cut-off.ts";
import { type Column, modelRows, readWomen, type Woman } from "./women.ts";

interface Measured {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/** One model: how it does on its own women, and what is left after optimism. */
export interface ModelRow {
	readonly key: string;
	readonly name: string;
	readonly nParameters: number;
	readonly n: number;
	readonly nEvents: number;
	readonly apparentAuc: number;
	readonly auc: Measured;
	readonly brier: Measured;
	readonly slope: Measured;
	/** Brier score of the share of events on the same women. */
	readonly referenceBrier: number;
}

/** A point of a curve of risk against fat, or of calibration. */
export interface RiskPoint {
	readonly x: number;
	readonly estimate: number;
	readonly low: number | null;
	readonly high: number | null;
}

export interface RiskCurves {
	readonly n: number;
	readonly nEvents: number;
	readonly cutOffMm: number;
	readonly line: readonly RiskPoint[];
	readonly steps: readonly RiskPoint[];
	readonly fifths: readonly (RiskPoint & {
		readonly from: number;
		readonly to: number;
		readonly n: number;
		readonly nEvents: number;
	})[];
}

export interface CalibrationRows {
	readonly model: string;
	readonly n: number;
	readonly nEvents: number;
	readonly curve: readonly RiskPoint[];
	readonly groups: readonly (RiskPoint & { readonly n: number; readonly nEvents: number })[];
}

/** FLIC on the columns: probabilities whose mean is the share of events, finite whatever separates. */
const flic: Fit = (features, outcomes) => {
	const { coefficients } = flicLogisticRegression(features, outcomes);
	return (rows) => {
		const k = rows.nColumns;
		return Float64Array.from({ length: rows.nRows }, (_, i) => {
			let eta = coefficients[0] as number;
			for (let j = 0; j < k; j++) eta += (rows.values[i * k + j] as number) * (coefficients[j + 1] as number);
			return inverseLogit(eta);
		});
	};
};

/** The cut-off chosen anew on the rows that it is fitted to (the first column, by Youden's index), then FLIC on it. */
const chosenCutOff: Fit = (features, outcomes, random) => {
	const threshold = youdenCutOff({ fat: features.values, gdm: outcomes });
	const asTest = (rows: typeof features) => ({ ...rows, values: rows.values.map((fat) => (fat >= threshold ? 1 : 0)) });
	const predict = flic(asTest(features), outcomes, random);
	return (rows) => predict(asTest(rows));
};

/** Puts the cut-off beside fat as it was measured, and beside what was known without ultrasound. */
export default async function models(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const cutOff = stage.param<number>("cutOffMm");
	const repeats = stage.param<number>("modelRepeats");
	const seed = stage.param<number>("seed");
	const fat: Column = (woman) => woman.fatMm;
	const positive: Column = (woman) => (woman.fatMm >= cutOff ? 1 : 0);
	const age: Column = (woman) => woman.ageYears;
	const bmi: Column = (woman) => woman.bmi;
	const weeks: Column = (woman) => woman.gestationalAgeDays / 7;
	const glucose: Column = (woman) => woman.fastingGlucoseMgPerDl;
	const known = women.filter((woman) => !Number.isNaN(woman.bmi));
	const tried: readonly {
		key: string;
		name: string;
		columns: readonly Column[];
		fit?: Fit;
		rows?: readonly Woman[];
	}[] = [
		{ key: "cutOff", name: `Fat ≥ ${cutOff} mm, taken as given`, columns: [positive] },
		{ key: "chosen", name: "Fat above a cut-off chosen anew", columns: [fat], fit: chosenCutOff },
		{ key: "fat", name: "Fat as measured", columns: [fat] },
		{ key: "fatWeeks", name: "Fat, gestational age", columns: [fat, weeks] },
		{ key: "bmi", name: "Body mass index", columns: [bmi] },
		{ key: "ageBmi", name: "Age, body mass index", columns: [age, bmi] },
		{ key: "ageBmiFat", name: "Age, body mass index, fat", columns: [age, bmi, fat] },
		{ key: "glucose", name: "First fasting glucose, where known", columns: [glucose], rows: women },
	];
	const rows: ModelRow[] = [];
	const fitted = new Map<string, OptimismCorrected>();
	tried.forEach(({ key, name, columns, fit = flic, rows: own = known }, i) => {
		const { features, outcomes, n } = modelRows(own, columns);
		const nEvents = outcomes.reduce((sum, outcome) => sum + outcome, 0);
		const result = optimismCorrectedBootstrap(fit, features, outcomes, {
			repeats,
			random: seededRandom(`${seed}/models`),
			onProgress: (done, total) => stage.progress((i + done / total) / tried.length, name),
		});
		fitted.set(key, result);
		const corrected = (measure: "auc" | "brier" | "slope"): Measured => ({
			estimate: result[measure].corrected,
			low: result[measure].low,
			high: result[measure].high,
		});
		const row: ModelRow = {
			key,
			name,
			nParameters: columns.length,
			n,
			nEvents,
			apparentAuc: result.auc.apparent,
			auc: corrected("auc"),
			brier: corrected("brier"),
			slope: corrected("slope"),
			referenceBrier: brierScore(
				outcomes.map(() => nEvents / n),
				outcomes,
			),
		};
		rows.push(row);
		const shared = { n, units: "women" };
		const record = (
			id: string,
			{ estimate, low, high }: Measured,
			digits: number,
			measure: "auc" | "brier" | "slope",
			what: string,
		) =>
			stage.value(`${id}.${key}`, {
				value: estimate,
				unit: "",
				digits,
				...shared,
				interval: { low, high, levelPercent: 95, method: result[measure].intervalMethod },
				method: `${what}, less optimism (${repeats} resamples of women): ${name}`,
			});
		stage.value(`apparentAuc.${key}`, {
			value: row.apparentAuc,
			unit: "",
			digits: 3,
			...shared,
			method: `AUC on the women it was fitted to: ${name}`,
		});
		record("auc", row.auc, 3, "auc", "AUC");
		record("brier", row.brier, 4, "brier", "Brier score");
		record("slope", row.slope, 2, "slope", "Calibration slope");
	});
	stage.writeJson("models", rows);
	stage.value("brier.reference", {
		value: (rows[0] as ModelRow).referenceBrier,
		unit: "",
		digits: 4,
		n: known.length,
		units: "women",
		method: "Brier score of giving each woman the share of events",
	});

	const outcomesOf = (group: readonly Woman[]) => Float64Array.from(group, ({ gdm }) => (gdm ? 1 : 0));
	const rawAuc = (id: string, group: readonly Woman[], column: Column, what: string) => {
		const measured = delong(group.map(column), outcomesOf(group), { scale: "logit" });
		stage.value(`delong.${id}`, {
			value: measured.auc,
			unit: "",
			digits: 3,
			n: measured.n,
			units: "women",
			interval: { low: measured.low, high: measured.high, levelPercent: 95, method: "DeLong, logit scale" },
			method: `AUC of ${what} as it stands, no model (${measured.nEvents} with gestational diabetes)`,
		});
	};
	rawAuc("fat", women, fat, "visceral fat");
	rawAuc("bmi", known, bmi, "body mass index");
	rawAuc(
		"fatNonObese",
		known.filter((woman) => woman.bmi < 30),
		fat,
		"visceral fat, women who are not obese",
	);
	rawAuc(
		"fatObese",
		known.filter((woman) => woman.bmi >= 30),
		fat,
		"visceral fat, women who are obese",
	);
	rawAuc(
		"glucose",
		women.filter((woman) => !Number.isNaN(woman.fastingGlucoseMgPerDl)),
		glucose,
		"first fasting glucose",
	);
	const test = delongTest({ first: known.map(fat), second: known.map(bmi) }, outcomesOf(known));
	stage.value("delong.difference", {
		value: test.difference,
		unit: "",
		digits: 3,
		n: known.length,
		units: "women",
		interval: { low: test.low, high: test.high, levelPercent: 95, method: "DeLong, paired" },
		method: "AUC of visceral fat less that of body mass index, the same women",
	});

	stage.writeJson("risk", riskCurves(women, cutOff));
	stage.writeJson("calibration", calibrationRows(known, fitted));
}

/** Risk against fat: FLIC's line, the step of the cut-off, and the share of events by fifths with Wilson's intervals. */
function riskCurves(women: readonly Woman[], cutOffMm: number): RiskCurves {
	const { features, outcomes, n } = modelRows(women, [(woman) => woman.fatMm]);
	const predict = flic(features, outcomes, seededRandom(1));
	const nEvents = outcomes.reduce((sum, outcome) => sum + outcome, 0);
	const sorted = [...women].sort((a, b) => a.fatMm - b.fatMm);
	const share = (group: readonly Woman[], x: number) => {
		const events = group.filter(({ gdm }) => gdm).length;
		const { estimate, low, high } = wilsonInterval({ nEvents: events, n: group.length });
		return { x, estimate, low, high, n: group.length, nEvents: events };
	};
	const grid = Array.from({ length: 85 }, (_, i) => 12 + i);
	const line = predict(matrixFromColumns([grid]));
	return {
		n,
		nEvents,
		cutOffMm,
		line: grid.map((x, i) => ({ x, estimate: line[i] as number, low: null, high: null })),
		steps: [
			{
				...share(
					women.filter(({ fatMm }) => fatMm < cutOffMm),
					12,
				),
			},
			{
				...share(
					women.filter(({ fatMm }) => fatMm >= cutOffMm),
					cutOffMm,
				),
			},
		],
		fifths: Array.from({ length: 5 }, (_, i) => {
			const group = sorted.slice(Math.round((i * n) / 5), Math.round(((i + 1) * n) / 5));
			const values = group.map(({ fatMm }) => fatMm);
			const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
			return { ...share(group, middle), from: values[0] as number, to: values[values.length - 1] as number };
		}),
	};
}

/** Calibration of two models on the women they were fitted to: a smooth curve and fifths. */
function calibrationRows(women: readonly Woman[], fitted: ReadonlyMap<string, OptimismCorrected>): CalibrationRows[] {
	const outcomes = Float64Array.from(women, ({ gdm }) => (gdm ? 1 : 0));
	return (["fat", "ageBmiFat"] as const).map((key) => {
		const predictions = fitted.get(key)?.apparentPredictions;
		if (predictions === undefined) throw new Error(`no model ${key}`);
		const curve = calibrationCurve(predictions, outcomes, { nPoints: 40 });
		const order = Array.from(predictions.keys()).sort(
			(a, b) => (predictions[a] as number) - (predictions[b] as number),
		);
		const n = order.length;
		return {
			model: key,
			n,
			nEvents: outcomes.reduce((sum, outcome) => sum + outcome, 0),
			curve: Array.from(curve.predicted, (x, i) => ({
				x,
				estimate: curve.observed[i] as number,
				low: curve.low[i] as number,
				high: curve.high[i] as number,
			})),
			groups: Array.from({ length: 5 }, (_, g) => {
				const group = order.slice(Math.round((g * n) / 5), Math.round(((g + 1) * n) / 5));
				const events = group.filter((i) => outcomes[i] === 1).length;
				const { estimate, low, high } = wilsonInterval({ nEvents: events, n: group.length });
				const x = group.reduce((sum, i) => sum + (predictions[i] as number), 0) / group.length;
				return { x, estimate, low, high, n: group.length, nEvents: events };
			}),
		};
	});
}
