import { isoDate } from "../design/days-since-1970.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import type { SyntheticInfant } from "../infant/draw-infants.ts";
import { deviceParameters as device } from "../parameters/devices.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { quantities } from "../random/quantities.ts";
import { fillNormals, type Stream, startStream } from "../random/stream.ts";
import type { ObservedDays, SyntheticDays } from "../synthetic-pregnancy.ts";
import type { DeviceOfPerson } from "./draw-device.ts";
import { missingReasons, type Wear } from "./draw-wear.ts";
import { smoothAsVendor } from "./vendor-smoothing.ts";

const numbers = [
	"wearMinutes",
	"steps",
	"mvpaMinutes",
	"enmoMg",
	"energyExpenditureKcal",
	"restingHeartRateBpm",
	"sleepingHeartRateBpm",
	"rmssdMs",
	"sdnnMs",
	"respiratoryRatePerMinute",
	"spo2Percent",
	"skinTemperatureCel",
	"timeInBedMinutes",
	"totalSleepMinutes",
	"lightSleepMinutes",
	"deepSleepMinutes",
	"remSleepMinutes",
	"nightWakings",
	"glucoseMgDl",
	"glucoseSdMgDl",
	"f0Hz",
	"jitterPercent",
	"shimmerPercent",
	"hnrDb",
] as const;

const tenth = (x: number) => Math.round(10 * x) / 10;

/**
 * Rows that a study would hold of each day and source: of the woman's device, her telephone, a glucose sensor, and her
 * children.
 */
export function observeDays(
	state: Stream,
	prepared: PreparedDesign,
	person: SyntheticPerson,
	days: SyntheticDays,
	wear: Wear,
	worn: DeviceOfPerson,
	infants: readonly SyntheticInfant[],
): ObservedDays {
	const { design } = prepared;
	const { n, endIndex } = person;
	const nInfant = n - endIndex;
	const sensor = worn.sensorFrom < worn.sensorTo ? worn.sensorTo - worn.sensorFrom : 0;
	const rows = n + (worn.hasPhone ? n : 0) + sensor + worn.voiceDays.length + infants.length * Math.max(0, nInfant);
	const out = emptyDays(rows);
	const noise = (quantity: number) =>
		fillNormals(new Float64Array(n), n, startStream(state, design.seed, person.index, quantity));
	const tone =
		design.scenario.skinToneHeartRate === "assumed" ? device.heartRateToneNoise.value * ((person.skinTone - 1) / 9) : 0;
	const oxygenBias =
		design.scenario.skinToneOxygen === "sjoding-2020"
			? device.oxygenBiasSds.value * device.oximeterErrorSd.value * ((person.skinTone - 5.5) / 9)
			: 0;

	// Resting heart rate as its maker shows it: the body's of days with wear, with noise, smoothed.
	const resting = noise(quantities.noiseHeartRate);
	for (let i = 0; i < n; i++) {
		resting[i] =
			wear.reason[i] === 0
				? days.restingHeartRateBpm[i] + device.heartRateNoiseSd.value * (1 + tone) * resting[i]
				: Number.NaN;
	}
	if (worn.smoothsHeartRate) smoothAsVendor(resting, n);

	const sdnnLevel = heart.sdnnBefore.value * Math.exp(heart.sdnnOwnSd.value * person.effects.sdnn);
	const zRmssd = noise(quantities.noiseRmssd);
	const zSdnn = noise(quantities.noiseSdnn);
	const zSleep = noise(quantities.noiseSleep);
	const zSteps = noise(quantities.noiseSteps);
	const zSkin = noise(quantities.noiseSkin);
	const zBreath = noise(quantities.noiseRespiratory);
	const zOxygen = noise(quantities.noiseOxygen);
	for (let i = 0; i < n; i++) {
		out.personId[i] = person.participantId;
		out.pregnancyId[i] = person.pregnancyId;
		out.date[i] = isoDate(person.firstDay + i);
		out.source[i] = worn.name;
		out.missing[i] = missingReasons[wear.reason[i]];
		if (wear.reason[i] !== 0) continue;
		const isNew = person.firstDay + i >= worn.firmwareDay;
		out.wearMinutes[i] = Math.round(wear.minutes[i]);
		out.restingHeartRateBpm[i] = tenth(resting[i]);
		out.energyExpenditureKcal[i] = Math.round(days.energyExpenditureKcal[i]);
		const counted = days.steps[i] * worn.stepsGain * Math.exp(device.stepsNoiseSd.value * zSteps[i]);
		out.steps[i] = Math.round(counted * Math.min(1, wear.minutes[i] / 900));
		out.mvpaMinutes[i] = Math.round(days.mvpaMinutes[i] * Math.min(1, wear.minutes[i] / 900));
		if (worn.hasAcceleration) out.enmoMg[i] = tenth(days.enmoMg[i] * worn.accelerationGain);
		if (worn.hasSdnn) {
			const relative = days.rmssdMs[i] / usualRmssd;
			out.sdnnMs[i] = tenth(
				Math.max(5, sdnnLevel * relative ** sdnnPower * Math.exp(device.rmssdNoiseSd.value * zSdnn[i])),
			);
		}
		if (wear.night[i] === 0) continue;
		out.sleepingHeartRateBpm[i] = tenth(
			days.sleepingHeartRateBpm[i] + device.heartRateNoiseSd.value * (1 + tone) * zOxygen[i],
		);
		if (!worn.hasSdnn) {
			out.rmssdMs[i] = tenth(
				Math.max(
					2,
					days.rmssdMs[i] *
						worn.rmssdGain *
						(isNew ? device.firmwareRmssd.value : 1) *
						Math.exp(device.rmssdNoiseSd.value * (1 + tone) * zRmssd[i]),
				),
			);
		}
		out.respiratoryRatePerMinute[i] = tenth(
			days.respiratoryRatePerMinute[i] + device.respiratoryNoiseSd.value * zBreath[i],
		);
		out.spo2Percent[i] = tenth(
			Math.min(100, days.spo2Percent[i] + oxygenBias + device.oxygenNoiseSd.value * zOxygen[i]),
		);
		out.skinTemperatureCel[i] =
			Math.round(
				100 * (days.skinTemperatureCel[i] + worn.skinOffset + device.skinNoiseSd.value * worn.skinNoise * zSkin[i]),
			) / 100;
		// More sleep is seen than there was, or less; the stages share it, and time in bed never falls short of it.
		const truly = days.lightSleepMinutes[i] + days.deepSleepMinutes[i] + days.remSleepMinutes[i];
		const seen = Math.max(45, truly + (isNew ? device.firmwareSleep.value : 0) + device.sleepNoiseSd.value * zSleep[i]);
		const ratio = seen / truly;
		const deep = Math.round(days.deepSleepMinutes[i] * ratio);
		const rem = Math.round(days.remSleepMinutes[i] * ratio);
		const light = Math.round(days.lightSleepMinutes[i] * ratio);
		out.deepSleepMinutes[i] = deep;
		out.remSleepMinutes[i] = rem;
		out.lightSleepMinutes[i] = light;
		out.totalSleepMinutes[i] = deep + rem + light;
		out.timeInBedMinutes[i] = Math.max(deep + rem + light, Math.round(days.timeInBedMinutes[i]));
	}

	let row = n;
	const begin = (source: string, day: number, who = person.participantId) => {
		out.personId[row] = who;
		out.pregnancyId[row] = person.pregnancyId;
		out.date[row] = isoDate(person.firstDay + day);
		out.source[row] = source;
		out.missing[row] = null;
		return row++;
	};
	if (worn.hasPhone) {
		// A telephone counts what is walked with it in the pocket, and is in it less at home after birth.
		const z = noise(quantities.noisePhone);
		for (let i = 0; i < n; i++) {
			const at = begin("phone", i);
			if (i >= wear.withdrawnIndex) out.missing[at] = "withdrawn";
			else out.steps[at] = Math.round(days.steps[i] * (i < endIndex ? 0.75 : 0.6) * Math.exp(0.2 * z[i]));
		}
	}
	if (sensor > 0) {
		const z = noise(quantities.noiseGlucose);
		for (let i = worn.sensorFrom; i < worn.sensorTo; i++) {
			const at = begin("glucose-sensor", i);
			if (i >= wear.withdrawnIndex) out.missing[at] = "withdrawn";
			else {
				out.glucoseMgDl[at] = tenth(days.glucoseMgDl[i] + 3 * z[i]);
				out.glucoseSdMgDl[at] = tenth(days.glucoseSdMgDl[i]);
			}
		}
	}
	if (worn.voiceDays.length > 0) {
		const z = noise(quantities.noiseVoice);
		const voice = person.effects.voice;
		worn.voiceDays.forEach((i, k) => {
			const at = begin("voice-app", i);
			if (i >= wear.withdrawnIndex) {
				out.missing[at] = "withdrawn";
				return;
			}
			out.f0Hz[at] = tenth(205 + 18 * voice + 6 * z[(4 * k) % n]);
			out.jitterPercent[at] = Math.round(100 * 0.6 * Math.exp(0.35 * z[(4 * k + 1) % n])) / 100;
			out.shimmerPercent[at] = Math.round(100 * 3.2 * Math.exp(0.3 * z[(4 * k + 2) % n])) / 100;
			out.hnrDb[at] = tenth(20 + 2.2 * z[(4 * k + 3) % n]);
		});
	}
	for (const child of infants) {
		for (let i = 0; i < nInfant; i++) {
			const at = begin("infant-diary", endIndex + i, child.infantId);
			if (endIndex + i >= wear.withdrawnIndex) out.missing[at] = "withdrawn";
			else if (wear.reason[endIndex + i] === 1) out.missing[at] = "not-worn";
			else {
				out.totalSleepMinutes[at] = Math.round(child.sleepMinutes[i]);
				out.nightWakings[at] = child.nightWakings[i];
			}
		}
	}
	return out;
}

/**
 * SDNN follows RMSSD on the log scale by less than in proportion: the ratio of nadir to before is 0.75 for it, 0.58 for
 * RMSSD.
 */
const usualRmssd = Math.exp(heart.lnRmssdBefore.value);
const rmssdMean = Math.exp(
	heart.lnRmssdBefore.value + (heart.lnRmssdBetweenSd.value ** 2 + heart.lnRmssdWithinSd.value ** 2) / 2,
);
const sdnnPower =
	Math.log(heart.sdnnNadir.value / heart.sdnnBefore.value) / Math.log(1 + heart.rmssdFallAdaimi.value / rmssdMean);

function emptyDays(rows: number): Mutable {
	const text = () => new Array<string | null>(rows).fill(null);
	const out: Record<string, Float64Array | (string | null)[]> = {
		personId: text(),
		pregnancyId: text(),
		date: text(),
		source: text(),
		missing: text(),
	};
	for (const name of numbers) out[name] = new Float64Array(rows).fill(Number.NaN);
	return out as unknown as Mutable;
}

type Mutable = { [K in (typeof numbers)[number]]: Float64Array } & {
	[K in "personId" | "pregnancyId" | "date" | "source" | "missing"]: (string | null)[];
};
