import type { MinuteSource } from "@quickening/cohort/minutes";
import { drawNormal, seededRandom } from "@quickening/core";

/** Days as the day level makes them, written out here so that a test knows what minutes must come back to. */
export function exampleSource({
	seed = 1,
	index = 0,
	n = 28,
	zone = "Europe/London",
	firstDay = 20_600,
	glucose = { mean: 100, sd: 18 },
}: {
	readonly seed?: number;
	readonly index?: number;
	readonly n?: number;
	readonly zone?: string;
	readonly firstDay?: number;
	readonly glucose?: { readonly mean: number; readonly sd: number };
} = {}): MinuteSource {
	const random = seededRandom(`example days ${seed}/${index}`);
	const column = (mean: number, sd: number) => Float64Array.from({ length: n }, () => mean + sd * drawNormal(random));
	const light = column(250, 40);
	const deep = column(60, 12);
	const rem = column(85, 18);
	const wake = column(55, 12).map((minutes) => Math.max(8, minutes));
	const resting = column(72, 2.5);
	return {
		seed,
		index,
		zone,
		days: {
			n,
			firstDay,
			firstGestationalAgeDays: 100,
			endIndex: n,
			restingHeartRateBpm: resting,
			sleepingHeartRateBpm: resting.map((rate) => rate - 5),
			rmssdMs: column(3.4, 0.3).map(Math.exp),
			steps: column(8.8, 0.5).map(Math.exp),
			mvpaMinutes: column(2.3, 0.8).map(Math.exp),
			enmoMg: column(27, 4),
			energyExpenditureKcal: column(2000, 100),
			timeInBedMinutes: light.map((minutes, i) => minutes + deep[i]! + rem[i]! + wake[i]!),
			lightSleepMinutes: light,
			deepSleepMinutes: deep,
			remSleepMinutes: rem,
			bedtimeMinute: column(-60, 50),
			skinTemperatureCel: column(34.5, 0.4),
			respiratoryRatePerMinute: column(15.5, 0.6),
			spo2Percent: column(97, 0.4),
			glucoseMgDl: column(glucose.mean, 5),
			glucoseSdMgDl: column(glucose.sd, 2),
			weightKg: column(70, 0.4),
			systolicHomeMmHg: column(105, 7),
			diastolicHomeMmHg: column(65, 6),
		},
	};
}
