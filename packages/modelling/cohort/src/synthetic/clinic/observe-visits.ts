import { isoDate } from "../design/days-since-1970.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import { bodyParameters as body } from "../parameters/body.ts";
import { clinicParameters as clinic } from "../parameters/clinic.ts";
import { deviceParameters as device } from "../parameters/devices.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { weeks } from "../parameters/parameter.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";
import type { SyntheticDays, SyntheticPregnancy } from "../synthetic-pregnancy.ts";

type Visit = SyntheticPregnancy["observed"]["visits"][number];

const tenth = (x: number) => Math.round(10 * x) / 10;

/**
 * Visits to the clinic, with an OGTT at 26 weeks and one more where hypertension sets in, and readings at home by women with
 * a cuff. The clinic's pressure is the home's of that day, the clinic's mean excess over it, and what this woman's lies
 * beyond that.
 */
export function observeVisits(
	state: Stream,
	prepared: PreparedDesign,
	person: SyntheticPerson,
	days: SyntheticDays,
	withdrawnIndex: number,
): Visit[] {
	const { design } = prepared;
	const first = -design.daysBefore;
	const { endIndex, illness, ending } = person;
	const visits: Visit[] = [];
	startStream(state, design.seed, person.index, quantities.visits);
	const planned: number[] = [];
	for (const { value } of clinic.visitDays) {
		const moved = Math.floor((2 * clinic.moved.value + 1) * uniform(state)) - clinic.moved.value;
		const attends = uniform(state) < clinic.attendance.value;
		const i = value + moved - first;
		if (attends && i < endIndex) planned.push(i);
	}
	const onset = illness.hypertensionOnsetDays - first + Math.floor(3 * uniform(state));
	if (!Number.isNaN(onset) && onset < endIndex && !planned.includes(onset)) planned.push(onset);
	const attendsAfter = uniform(state) < clinic.attendance.value;
	if (attendsAfter && ending.ended !== "loss" && endIndex + clinic.visitAfterBirth.value < person.n) {
		planned.push(endIndex + clinic.visitAfterBirth.value);
	}
	planned.sort((a, b) => a - b);
	let ogttTaken = false;
	for (const i of planned) {
		// Every visit draws the same numbers, whether it is kept or not: none moves another's.
		const [zRate, zTemperature, zOxygen, zScale, zProtein] = [
			normal(state),
			normal(state),
			normal(state),
			normal(state),
			normal(state),
		];
		if (i >= withdrawnIndex) continue;
		const day = first + i;
		const isAfter = i >= endIndex;
		const at = Math.min(isAfter ? weeks(20) : day, prepared.officeHeartRate.length - 1);
		const wasFound = !isAfter && day >= weeks(24) && day < weeks(29) && !ogttTaken;
		if (wasFound) ogttTaken = true;
		visits.push({
			...emptyVisit(person, i, "office", visits.length),
			systolicMmHg: Math.round(
				days.systolicHomeMmHg[i] +
					prepared.officeMinusHomeSystolic[at] +
					prepared.officeSystolicSd * person.effects.office,
			),
			diastolicMmHg: Math.round(
				days.diastolicHomeMmHg[i] +
					prepared.officeMinusHomeDiastolic[at] +
					prepared.officeDiastolicSd * person.effects.office,
			),
			heartRateBpm: Math.round(officeHeartRate(prepared, person, day, isAfter, zRate)),
			temperatureCel: tenth(prepared.officeTemperature[at] + body.officeTemperatureSd.value * zTemperature),
			spo2Percent: officeOxygen(prepared, person, day, isAfter, zOxygen),
			weightKg: tenth(days.weightKg[i] + clinic.scaleSd.value * zScale),
			proteinCreatinineMgMmol: tenth(protein(person, day, isAfter, zProtein)),
			ogttFastingMgDl: wasFound ? Math.round(illness.ogttMgDl[0]) : Number.NaN,
			ogtt1hMgDl: wasFound ? Math.round(illness.ogttMgDl[1]) : Number.NaN,
			ogtt2hMgDl: wasFound ? Math.round(illness.ogttMgDl[2]) : Number.NaN,
		});
	}

	startStream(state, design.seed, person.index, quantities.homeReadings);
	if (uniform(state) >= design.homePressureShare) return visits;
	for (let i = clinic.homeFrom.value - first; i < endIndex; i += clinic.homeEvery.value) {
		const isTaken = uniform(state) < clinic.homeTaken.value;
		const [zSystolic, zDiastolic, zRate] = [normal(state), normal(state), normal(state)];
		if (!isTaken || i >= withdrawnIndex) continue;
		visits.push({
			...emptyVisit(person, i, "home", visits.length),
			systolicMmHg: Math.round(days.systolicHomeMmHg[i] + clinic.readingSd.value * zSystolic),
			diastolicMmHg: Math.round(days.diastolicHomeMmHg[i] + clinic.readingSd.value * zDiastolic),
			heartRateBpm: Math.round(
				days.restingHeartRateBpm[i] + clinic.heartRateHome.value + clinic.heartRateHomeSd.value * zRate,
			),
		});
	}
	return visits;
}

function emptyVisit(person: SyntheticPerson, i: number, context: Visit["context"], k: number): Visit {
	return {
		visitId: `${person.participantId}-V${k + 1}`,
		participantId: person.participantId,
		pregnancyId: person.pregnancyId,
		date: isoDate(person.firstDay + i),
		context,
		systolicMmHg: Number.NaN,
		diastolicMmHg: Number.NaN,
		heartRateBpm: Number.NaN,
		temperatureCel: Number.NaN,
		spo2Percent: Number.NaN,
		weightKg: Number.NaN,
		proteinCreatinineMgMmol: Number.NaN,
		ogttFastingMgDl: Number.NaN,
		ogtt1hMgDl: Number.NaN,
		ogtt2hMgDl: Number.NaN,
	};
}

function officeHeartRate(prepared: PreparedDesign, person: SyntheticPerson, day: number, isAfter: boolean, z: number) {
	const rho = heart.officeWithWatch.value;
	const standing = rho * person.effects.restingHeartRate + Math.sqrt(1 - rho * rho) * z;
	if (isAfter) return heart.officeAfterBirth.value + heart.officeSdPoints[0].value * standing;
	const at = Math.min(day, prepared.officeHeartRate.length - 1);
	return prepared.officeHeartRate[at] + prepared.officeHeartRateSd[at] * standing;
}

/**
 * Whole per cent, as a clinic's oximeter shows it: the deficit is log-normal, and darker skin reads higher where it is planted,
 * lighter skin lower: the source's readings are over all tones.
 */
function officeOxygen(
	prepared: PreparedDesign,
	person: SyntheticPerson,
	day: number,
	isAfter: boolean,
	z: number,
): number {
	const rise = isAfter ? 0 : prepared.oxygenDeficitRise.pregnant[Math.min(day, prepared.officeHeartRate.length - 1)];
	const deficit = body.officeOxygenDeficit.value * Math.exp(body.officeLnOxygenDeficitSd.value * z) + rise;
	const bias =
		prepared.design.scenario.skinToneOxygen === "sjoding-2020"
			? device.oxygenBiasSds.value * device.oximeterErrorSd.value * ((person.skinTone - 5.5) / 9)
			: 0;
	return Math.min(100, Math.round(100 - deficit + bias));
}

function protein({ illness }: SyntheticPerson, day: number, isAfter: boolean, z: number): number {
	const isIll = illness.hasPreeclampsia && !isAfter && day >= illness.hypertensionOnsetDays;
	return isIll
		? Math.max(30, clinic.proteinMedianPreeclampsia.value * Math.exp(clinic.proteinLogSdPreeclampsia.value * z))
		: Math.min(29, clinic.proteinMedian.value * Math.exp(clinic.proteinLogSd.value * z));
}
