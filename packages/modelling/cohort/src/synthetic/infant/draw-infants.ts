import type { PreparedDesign } from "../design/prepare.ts";
import { infantParameters as infant } from "../parameters/infants.ts";
import { outcomeParameters as outcome } from "../parameters/outcomes.ts";
import { weeks } from "../parameters/parameter.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { quantities } from "../random/quantities.ts";
import { fillNormals, normal, type Stream, startStream, uniform } from "../random/stream.ts";

/** A child of a pregnancy, and its days from birth on. */
export interface SyntheticInfant {
	readonly infantId: string;
	readonly birthOrder: number;
	readonly sex: "female" | "male";
	readonly birthWeightG: number;
	readonly apgar5: number;
	readonly neonatalUnitDays: number;
	/** Minutes asleep in 24 hours, by day from birth on. */
	readonly sleepMinutes: Float64Array;
	/** Wakings between its bedtime and its morning, by day from birth on: whole numbers. */
	readonly nightWakings: Float64Array;
	/** The same above what is usual at its age. */
	readonly wakingsAboveUsual: Float64Array;
}

/** Draws the children of a live birth; none after a loss or a stillbirth. */
export function drawInfants(state: Stream, prepared: PreparedDesign, person: SyntheticPerson): SyntheticInfant[] {
	const { ending } = person;
	if (ending.ended !== "live-birth") return [];
	const { seed } = prepared.design;
	const n = person.n - person.endIndex;
	const day = ending.gestationalAgeAtEndDays;
	const children: SyntheticInfant[] = [];
	for (let k = 0; k < ending.fetuses; k++) {
		startStream(state, seed, person.index, quantities.infants + 1000 * k);
		const isBoy = uniform(state) < infant.boyShare.value;
		const weight = normal(state);
		const poor = uniform(state);
		const score = uniform(state);
		const level = normal(state);
		const sleepLevel = normal(state);
		const twin = ending.fetuses > 1 ? outcome.twinWeightRatio.value : 1;
		const mean = (isBoy ? prepared.boyWeight : prepared.girlWeight)[day] * twin;
		const wakings = fillNormals(
			new Float64Array(n),
			n,
			startStream(state, seed, person.index, quantities.dayInfantWakings + 1000 * k),
		);
		const sleep = fillNormals(
			new Float64Array(n),
			n,
			startStream(state, seed, person.index, quantities.dayInfantSleep + 1000 * k),
		);
		const above = new Float64Array(n);
		for (let i = 0; i < n; i++) {
			const usual = prepared.nightWakings[i];
			const count = Math.max(0, Math.round(usual + infant.nightWakingsSd.value * (0.7 * level + 0.714 * wakings[i])));
			wakings[i] = count;
			above[i] = count - usual;
			const hours =
				prepared.infantSleepHours[i] +
				infant.dailySleepSd.value * sleepLevel +
				infant.dailySleepWithinSd.value * sleep[i];
			sleep[i] = 60 * Math.max(5, Math.min(21, hours));
		}
		const lowApgar = infant.apgarLowShare.value * (day < weeks(37) ? 4 : 1);
		children.push({
			infantId: `${person.participantId}-I${k + 1}`,
			birthOrder: k + 1,
			sex: isBoy ? "male" : "female",
			birthWeightG: Math.max(300, Math.round(mean + prepared.birthWeightSd[day] * twin * weight)),
			apgar5: poor < lowApgar ? 3 + Math.floor(4 * score) : score < 0.1 ? 8 : score < 0.85 ? 9 : 10,
			neonatalUnitDays: day >= weeks(36) ? (poor < 0.05 ? 2 : 0) : Math.max(3, weeks(36) - day),
			sleepMinutes: sleep,
			nightWakings: wakings,
			wakingsAboveUsual: above,
		});
	}
	return children;
}
