import { drawInteger, seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { mean, oddsRatio, type ProportionEstimate, quantile, wilsonInterval } from "@quickening/stats";
import { classificationAt } from "@quickening/validation";
import { readWomen } from "./women.ts";

/** Sensitivity, specificity and accuracy at one cut-off. */
export interface CutOffPoint {
	readonly cutOffMm: number;
	readonly sensitivity: number;
	readonly specificity: number;
	readonly youden: number;
	readonly accuracy: number;
}

/** How often the bootstrap chose a cut-off in a bin of 2 mm. */
export interface ChosenBin {
	readonly fromMm: number;
	readonly share: number;
}

/** A measure of the chosen cut-off: on the women it was chosen on, less optimism, and with each woman left out. */
export interface CorrectedRow {
	readonly measure: string;
	readonly unit: "%" | "";
	readonly apparent: ProportionEstimate;
	readonly optimism: number;
	readonly corrected: number;
	readonly low: number;
	readonly high: number;
	readonly leaveOneOut: ProportionEstimate | null;
}

export interface CutOffResult {
	readonly n: number;
	readonly nEvents: number;
	readonly repeats: number;
	readonly chosenMm: number;
	readonly points: readonly CutOffPoint[];
	readonly bins: readonly ChosenBin[];
	readonly rows: readonly CorrectedRow[];
}

interface Women {
	readonly fat: Float64Array;
	readonly gdm: Float64Array;
}

const measures = ["sensitivity", "specificity", "youden", "accuracy", "logOddsRatio"] as const;
type Measures = Record<(typeof measures)[number], number>;

/** How much of the cut-off's merit is owed to its choice on the same women: bootstrap (Harrell), and each woman left out. */
export default async function cutOff(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const repeats = stage.param<number>("cutOffRepeats");
	const seed = stage.param<number>("seed");
	const published = stage.param<number>("cutOffMm");
	const all: Women = {
		fat: Float64Array.from(women, ({ fatMm }) => fatMm),
		gdm: Float64Array.from(women, ({ gdm }) => (gdm ? 1 : 0)),
	};
	const n = women.length;
	const nEvents = all.gdm.reduce((sum, event) => sum + event, 0);
	const chosen = youdenCutOff(all);
	const apparent = measuresAt(all, chosen);
	const optimism = measures.map(() => new Float64Array(repeats));
	const own = measures.map(() => new Float64Array(repeats));
	const cutOffs = new Float64Array(repeats);
	for (let b = 0; b < repeats; b++) {
		const resample = draw(all, seededRandom(`${seed}/cut-off/${b}`));
		const threshold = youdenCutOff(resample);
		cutOffs[b] = threshold;
		const inside = measuresAt(resample, threshold);
		const outside = measuresAt(all, threshold);
		measures.forEach((measure, m) => {
			(optimism[m] as Float64Array)[b] = inside[measure] - outside[measure];
			(own[m] as Float64Array)[b] = inside[measure];
		});
	}
	const left = leaveOneOut(all);
	const wilson = (nEvents: number, of: number) => wilsonInterval({ nEvents, n: of });
	const at = classificationAt(all.fat, all.gdm, { threshold: chosen });
	const right = at.truePositives + at.trueNegatives;
	const none = (estimate: number): ProportionEstimate => ({ estimate, low: Number.NaN, high: Number.NaN });
	const ratio = oddsRatio(
		{ nEvents: at.truePositives, n: at.truePositives + at.falsePositives },
		{ nEvents: at.falseNegatives, n: at.falseNegatives + at.trueNegatives },
	);
	const leftRatio = oddsRatio(
		{ nEvents: left.truePositives, n: left.truePositives + left.falsePositives },
		{ nEvents: left.falseNegatives, n: left.falseNegatives + left.trueNegatives },
	);
	const corrected = (measure: (typeof measures)[number]) => {
		const m = measures.indexOf(measure);
		const mine = mean(optimism[m] as Float64Array);
		const values = own[m] as Float64Array;
		return {
			optimism: mine,
			corrected: apparent[measure] - mine,
			low: quantile(values, 0.025) - mine,
			high: quantile(values, 0.975) - mine,
		};
	};
	const asPercent = ({ estimate, low, high }: ProportionEstimate) => ({
		estimate: 100 * estimate,
		low: 100 * low,
		high: 100 * high,
	});
	const share = (
		measure: string,
		name: (typeof measures)[number],
		own: ProportionEstimate,
		other: ProportionEstimate,
	): CorrectedRow => {
		const { optimism, corrected: value, low, high } = corrected(name);
		return {
			measure,
			unit: "%",
			apparent: asPercent(own),
			optimism: 100 * optimism,
			corrected: 100 * value,
			low: 100 * low,
			high: 100 * high,
			leaveOneOut: asPercent(other),
		};
	};
	const logRatio = corrected("logOddsRatio");
	const rows: CorrectedRow[] = [
		share("Sensitivity", "sensitivity", at.sensitivity, wilson(left.truePositives, nEvents)),
		share("Specificity", "specificity", at.specificity, wilson(left.trueNegatives, n - nEvents)),
		share(
			"Youden's index",
			"youden",
			none(apparent.youden),
			none(left.truePositives / nEvents + left.trueNegatives / (n - nEvents) - 1),
		),
		share("Accuracy", "accuracy", wilson(right, n), wilson(left.truePositives + left.trueNegatives, n)),
		{
			measure: "Odds ratio",
			unit: "",
			apparent: ratio,
			// On the log scale, with a half added to each cell so that resamples with an empty cell have one.
			optimism: Math.exp(logRatio.optimism),
			corrected: Math.exp(logRatio.corrected),
			low: Math.exp(logRatio.low),
			high: Math.exp(logRatio.high),
			leaveOneOut: leftRatio,
		},
	];
	const from = Math.floor(Math.min(...cutOffs) / 2) * 2;
	const to = Math.max(...cutOffs);
	stage.writeJson("cut-off", {
		n,
		nEvents,
		repeats,
		chosenMm: chosen,
		points: [...new Set(all.fat)]
			.sort((a, b) => a - b)
			.map((cutOffMm): CutOffPoint => {
				const { sensitivity, specificity, youden, accuracy } = measuresAt(all, cutOffMm);
				return { cutOffMm, sensitivity, specificity, youden, accuracy };
			}),
		bins: Array.from(
			{ length: Math.floor((to - from) / 2) + 1 },
			(_, i): ChosenBin => ({
				fromMm: from + 2 * i,
				share: cutOffs.filter((value) => value >= from + 2 * i && value < from + 2 * i + 2).length / repeats,
			}),
		),
		rows,
	} satisfies CutOffResult);

	const shared = { n, units: "women" };
	stage.value("cutOff.chosen", {
		value: chosen,
		unit: "mm",
		digits: 1,
		...shared,
		interval: {
			low: quantile(cutOffs, 0.025),
			high: quantile(cutOffs, 0.975),
			levelPercent: 95,
			method: `percentiles of the cut-offs chosen in ${repeats} resamples of women`,
			label: "95% of resamples",
		},
		method: "Observed depth of fat with the largest sum of sensitivity and specificity; the lowest of equals",
	});
	stage.value("cutOff.withinTwo", {
		value: (100 * cutOffs.filter((value) => Math.abs(value - published) <= 2).length) / repeats,
		unit: "%",
		digits: 0,
		n: repeats,
		units: "resamples",
		method: `Resamples in which the chosen cut-off lies within 2 mm of ${published} mm`,
	});
	for (const row of rows) {
		const id = {
			Sensitivity: "sensitivity",
			Specificity: "specificity",
			"Youden's index": "youden",
			Accuracy: "accuracy",
			"Odds ratio": "oddsRatio",
		}[row.measure];
		const unit = row.unit === "%" ? "%" : "";
		const { estimate, low, high } = row.apparent;
		stage.value(`apparent.${id}`, {
			value: estimate,
			unit,
			digits: 1,
			...shared,
			...(Number.isFinite(low) && {
				interval: { low, high, levelPercent: 95, method: row.unit === "%" ? "Wilson" : "Woolf" },
			}),
			method: `${row.measure} of the chosen cut-off on the women it was chosen on`,
		});
		stage.value(`corrected.${id}`, {
			value: row.corrected,
			unit,
			digits: 1,
			...shared,
			interval: {
				low: row.low,
				high: row.high,
				levelPercent: 95,
				method: `location-shifted bootstrap, ${repeats} resamples`,
			},
			method: `${row.measure} of a cut-off chosen so, less the optimism of choosing it on the same women (bootstrap)`,
		});
		if (row.leaveOneOut !== null) {
			const other = row.leaveOneOut;
			stage.value(`leaveOneOut.${id}`, {
				value: other.estimate,
				unit,
				digits: 1,
				...shared,
				...(Number.isFinite(other.low) && {
					interval: {
						low: other.low,
						high: other.high,
						levelPercent: 95,
						method: row.unit === "%" ? "Wilson" : "Woolf",
					},
				}),
				method: `${row.measure} when each woman is told by a cut-off chosen on the others`,
			});
		}
	}
}

/** The observed value with the largest sensitivity plus specificity of calling values at or above it positive; the lowest of equals. */
export function youdenCutOff({ fat, gdm }: Women): number {
	const order = Array.from(fat.keys()).sort((a, b) => (fat[a] as number) - (fat[b] as number));
	const nEvents = gdm.reduce((sum, event) => sum + event, 0);
	const nOthers = fat.length - nEvents;
	let best = Number.NEGATIVE_INFINITY;
	let chosen = Number.NaN;
	let eventsBelow = 0;
	let othersBelow = 0;
	for (let i = 0; i < order.length; i++) {
		const value = fat[order[i] as number] as number;
		if (i === 0 || value !== fat[order[i - 1] as number]) {
			const youden = (nEvents - eventsBelow) / nEvents + othersBelow / nOthers - 1;
			if (youden > best + 1e-12) {
				best = youden;
				chosen = value;
			}
		}
		if (gdm[order[i] as number] === 1) eventsBelow++;
		else othersBelow++;
	}
	return chosen;
}

function measuresAt({ fat, gdm }: Women, threshold: number): Measures {
	let [a, b, c, d] = [0, 0, 0, 0];
	for (let i = 0; i < fat.length; i++) {
		const isPositive = (fat[i] as number) >= threshold;
		if (gdm[i] === 1) isPositive ? a++ : c++;
		else isPositive ? b++ : d++;
	}
	const sensitivity = a / (a + c);
	const specificity = d / (b + d);
	return {
		sensitivity,
		specificity,
		youden: sensitivity + specificity - 1,
		accuracy: (a + d) / fat.length,
		logOddsRatio: Math.log(((a + 0.5) * (d + 0.5)) / ((b + 0.5) * (c + 0.5))),
	};
}

/** As many women as there are, drawn with replacement; drawn again while one outcome is missing. */
function draw({ fat, gdm }: Women, random: ReturnType<typeof seededRandom>): Women {
	for (;;) {
		const index = Array.from(fat, () => drawInteger(random, fat.length));
		const events = Float64Array.from(index, (i) => gdm[i] as number);
		const sum = events.reduce((total, event) => total + event, 0);
		if (sum > 0 && sum < events.length) return { fat: Float64Array.from(index, (i) => fat[i] as number), gdm: events };
	}
}

/** Each woman told by the cut-off chosen on the others. */
function leaveOneOut({ fat, gdm }: Women) {
	const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
	for (let i = 0; i < fat.length; i++) {
		const others = { fat: fat.filter((_, j) => j !== i), gdm: gdm.filter((_, j) => j !== i) };
		const isPositive = (fat[i] as number) >= youdenCutOff(others);
		if (gdm[i] === 1) isPositive ? counts.truePositives++ : counts.falseNegatives++;
		else isPositive ? counts.falsePositives++ : counts.trueNegatives++;
	}
	return counts;
}
