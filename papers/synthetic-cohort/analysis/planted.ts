import type { SyntheticDesign, SyntheticPregnancy } from "@quickening/cohort/synthetic";
import { seededRandom } from "@quickening/core";
import { bootstrapInterval, mean, variance, wilsonInterval } from "@quickening/stats";
import { breakBeforeBirth, weeksToBirth } from "./break-before-birth.ts";
import type { PlantedRow } from "./rows.ts";

const Z95 = 1.959964;

/** Pairs of a woman's value and what she is, kept as two columns of numbers. */
interface Two {
	readonly x: number[];
	readonly y: number[];
}

const two = (): Two => ({ x: [], y: [] });

/** Mean of columns of a woman's observed days between two indices, NaN skipped. */
function meanSeen(values: Float64Array, from: number, to: number): number {
	let sum = 0;
	let n = 0;
	for (let i = Math.max(0, from); i < to; i++) {
		if (Number.isNaN(values[i])) continue;
		sum += values[i];
		n++;
	}
	return n < 7 ? Number.NaN : sum / n;
}

/**
 * Looks, with the simplest method there is, for each thing that was planted, in what a study would hold. What was planted is
 * known from the truth alone.
 */
export function plantedCollector(design: SyntheticDesign, bootstrapRepeats: number) {
	const turns: (Float64Array | null)[] = [];
	const turnDays: number[] = [];
	const tone = two();
	const toneOf: number[] = [];
	const firmware = two();
	const wear: number[] = [];
	const sleepTrue: number[] = [];
	const period: number[] = [];
	const scan: number[] = [];
	const phone: number[] = [];
	const wakings: number[] = [];
	const gdm = two();
	const mood = { hit: 0, ill: 0, rejected: 0, well: 0 };
	const firmwareDay = design.firmwareChangeOn === null ? Number.NaN : Date.parse(design.firmwareChangeOn) / 86400000;

	return {
		add(pregnancy: SyntheticPregnancy): void {
			const { observed, truth, days } = pregnancy;
			const seen = observed.days;
			const end = days.endIndex;
			const isBirth = truth.ended === "live-birth";
			if (isBirth && truth.gestationalAgeAtEndDays >= 259 && observed.pregnancy.onset === "spontaneous") {
				turns.push(weeksToBirth(seen.rmssdMs, end));
				if (!Number.isNaN(truth.hrvTurnGestationalAgeDays)) {
					turnDays.push(truth.gestationalAgeAtEndDays - truth.hrvTurnGestationalAgeDays);
				}
			}
			const oxygen = meanSeen(seen.spo2Percent, 0, end);
			if (!Number.isNaN(oxygen) && (truth.skinTone <= 3 || truth.skinTone >= 8)) {
				tone.x.push(oxygen);
				tone.y.push(truth.skinTone >= 8 ? 1 : 0);
				toneOf.push(truth.skinTone);
			}
			const session = observed.wearSessions[0];
			const change = firmwareDay - days.firstDay;
			if (change > 60 && change < days.n - 60 && (change + 60 < end || change - 60 > end + 60)) {
				const difference =
					meanSeen(seen.totalSleepMinutes, change, change + 60) - meanSeen(seen.totalSleepMinutes, change - 60, change);
				if (!Number.isNaN(difference)) {
					firmware.x.push(difference);
					firmware.y.push(session.device === "band" ? 1 : 0);
				}
			}
			if (isBirth) {
				let sum = 0;
				for (let i = 0; i < end; i++)
					sum += days.lightSleepMinutes[i] + days.deepSleepMinutes[i] + days.remSleepMinutes[i];
				const shown = meanSeen(seen.totalSleepMinutes, 0, end);
				// Nights under the new firmware are left to the comparison above.
				if (session.firmware === "1.0" && observed.wearSessions.length === 1 && !Number.isNaN(shown)) {
					wear.push(shown - sum / end);
					sleepTrue.push(sum / end);
				}
			}
			const dayOf = (date: string) => Math.round(Date.parse(date) / 86400000);
			if (observed.pregnancy.lastPeriodOn)
				period.push(truth.gestationStartDay - dayOf(observed.pregnancy.lastPeriodOn));
			if (observed.pregnancy.ultrasoundOn) {
				scan.push(
					observed.pregnancy.ultrasoundGestationalAgeDays -
						(dayOf(observed.pregnancy.ultrasoundOn) - truth.gestationStartDay),
				);
			}
			if (seen.source.length >= 2 * days.n && seen.source[days.n] === "phone" && session.device !== "ring") {
				let logs = 0;
				let n = 0;
				for (let i = 0; i < end; i++) {
					// Days of whole wear alone: on the others the wrist misses steps.
					if (!(seen.wearMinutes[i] >= 900) || !(seen.steps[i] >= 500) || !(seen.steps[days.n + i] > 0)) continue;
					logs += Math.log(seen.steps[days.n + i] / seen.steps[i]);
					n++;
				}
				if (n >= 14) phone.push(logs / n);
			}
			const child = pregnancy.infantDays[0];
			if (child && isBirth) {
				const slope = slopeWithin(seen.totalSleepMinutes, end, child.nightWakings);
				if (!Number.isNaN(slope)) wakings.push(slope);
			}
			const glucose = seen.glucoseMgDl.filter((value) => !Number.isNaN(value));
			if (glucose.length >= 7) {
				gdm.x.push(mean(glucose));
				gdm.y.push(truth.hasGestationalDiabetes ? 1 : 0);
			}
			const told = observed.outcomes.find(({ outcome }) => outcome === "postnatal-depression")?.value;
			if (isBirth && told !== "unknown") {
				if (truth.hasPostnatalDepression) {
					mood.ill++;
					if (told === "yes") mood.hit++;
				} else {
					mood.well++;
					if (told === "no") mood.rejected++;
				}
			}
		},
		rows(): PlantedRow[] {
			const row = (
				key: string,
				what: string,
				method: string,
				[unit, digits]: readonly [string, number],
				planted: number,
				found: { readonly found: number; readonly low: number; readonly high: number; readonly n: number },
			): PlantedRow => ({ key, what, method, unit, digits, planted, ...found });
			const women = turns.filter((each): each is Float64Array => each !== null);
			const turn = breakBeforeBirth(women);
			const resampled = bootstrapInterval(
				women.length,
				(units) => breakBeforeBirth(Array.from(units, (k) => women[k] as Float64Array)),
				{ random: seededRandom(`${design.seed}/turn`), repeats: bootstrapRepeats, method: "percentile" },
			);
			const toneBias = 0.61 * 2;
			const dark = mean(toneOf.filter((each) => each >= 8));
			const light = mean(toneOf.filter((each) => each <= 3));
			const periodMean = meanWithInterval(period);
			const share = (n: number, of: number) => {
				const { low, high } = wilsonInterval({ nEvents: n, n: of });
				return { found: (100 * n) / of, low: 100 * low, high: 100 * high, n: of };
			};
			const logs = meanWithInterval(phone);
			return [
				row(
					"turn",
					"Turn of RMSSD before birth",
					"Two straight lines through weekly means of women born at term after labour began by itself",
					["d", 0],
					mean(turnDays),
					{
						found: turn,
						low: resampled.low,
						high: resampled.high,
						n: women.length,
					},
				),
				row(
					"tone",
					"Oxygen: tones 8 to 10 less tones 1 to 3",
					"Difference of means of nights",
					["%", 2],
					(toneBias * (dark - light)) / 9,
					differenceOf(tone),
				),
				row(
					"firmware",
					"Sleep: new firmware less old",
					"Change over 60 days in bands, less that in other devices",
					["min", 1],
					8,
					differenceOf(firmware),
				),
				row(
					"wear",
					"Total sleep in pregnancy: nights worn less all",
					"Mean of nights that were worn, against all as they were",
					["min", 1],
					0,
					meanWithInterval(wear),
				),
				row(
					"period",
					"Gestational day 0 less the recalled last period",
					"Mean error of dating by the last period",
					["d", 2],
					1.96,
					periodMean,
				),
				row(
					"scanSd",
					"SD of the dating scan's error",
					"SD against the truth",
					["d", 2],
					2.5 * design.datingError,
					sdWithInterval(scan),
				),
				row("phone", "Steps: telephone over wrist", "Geometric mean ratio on days of whole wear", ["", 3], 0.75, {
					found: Math.exp(logs.found),
					low: Math.exp(logs.low),
					high: Math.exp(logs.high),
					n: logs.n,
				}),
				row(
					"wakings",
					"Mother's sleep by one more waking of her child",
					"Slope within pairs, mean over pairs",
					["min", 1],
					-12,
					meanWithInterval(wakings),
				),
				row(
					"gdm",
					"Glucose: gestational diabetes less none",
					"Difference of sensor means",
					["mg/dL", 1],
					9,
					differenceOf(gdm),
				),
				row(
					"moodSensitivity",
					"Depression that the EPDS finds, at any of three times",
					"13 or more, against the truth",
					["%", 0],
					100,
					share(mood.hit, mood.ill),
				),
				row(
					"moodSpecificity",
					"Women without it whom the EPDS lets be",
					"Below 13 each time, against the truth",
					["%", 0],
					100,
					share(mood.rejected, mood.well),
				),
			];
		},
	};
}

function meanWithInterval(x: readonly number[]) {
	const found = mean(x);
	const half = Z95 * Math.sqrt(variance(x) / x.length);
	return { found, low: found - half, high: found + half, n: x.length };
}

function sdWithInterval(x: readonly number[]) {
	const found = Math.sqrt(variance(x));
	const half = (Z95 * found) / Math.sqrt(2 * (x.length - 1));
	return { found, low: found - half, high: found + half, n: x.length };
}

function differenceOf({ x, y }: Two) {
	const one = x.filter((_, i) => y[i] === 1);
	const other = x.filter((_, i) => y[i] !== 1);
	const found = mean(one) - mean(other);
	const half = Z95 * Math.sqrt(variance(one) / one.length + variance(other) / other.length);
	return { found, low: found - half, high: found + half, n: x.length };
}

/** Slope of a mother's nights on her child's wakings, from birth on; NaN with fewer than 30 nights of both. */
function slopeWithin(sleep: Float64Array, end: number, wakings: Float64Array): number {
	let n = 0;
	let sx = 0;
	let sy = 0;
	// The first ten weeks change steeply; from then on both are nearly level.
	for (let i = 70; i < wakings.length; i++) {
		if (Number.isNaN(sleep[end + i])) continue;
		n++;
		sx += wakings[i];
		sy += sleep[end + i];
	}
	if (n < 30) return Number.NaN;
	let up = 0;
	let down = 0;
	for (let i = 70; i < wakings.length; i++) {
		if (Number.isNaN(sleep[end + i])) continue;
		up += (wakings[i] - sx / n) * (sleep[end + i] - sy / n);
		down += (wakings[i] - sx / n) ** 2;
	}
	return down > 1 ? up / down : Number.NaN;
}
