import {
	hypnogramStatistics,
	midSleepOfRecord,
	scoreColeKripke,
	scoreOakley,
	scoreRoenneberg,
	scoreSadeh,
	scoreScripps,
	sleepFragmentation,
	sleepPeriodWindow,
	sleepRegularityIndex,
	sleepSummary,
	stagesFrom,
} from "@quickening/sleep";
import { agreementOfParticipants, limitsOfAgreement } from "@quickening/validation";
import { type PeerCase, type PeerTolerance, readPeerOutput, readVector, sameDefinition } from "../peer-case.ts";
import { skdhNight } from "./skdh-night.ts";

const { values: counts } = readVector("w4_counts14d_1min");
const minute = { epochSeconds: 60 } as const;
const output = (file: string) => readPeerOutput(`${file}.json.gz`).output;
const py = (file: string) => output(`pyactigraphy/W4c.pyActigraphy.${file}`);
const equal: PeerTolerance = { reason: "scores, epoch by epoch" };
const exact: PeerTolerance = { absolute: 1e-9, reason: "whole epochs" };
const peers = {
	pyActigraphy: "pyActigraphy 1.2.2",
	skdh: "scikit-digital-health 0.17.18",
	yasa: "YASA 0.8.1",
	sklearn: "scikit-learn 1.9.1",
	r: "R 4.2.2",
} as const;
const inputs = {
	counts: "14 days of minute counts (W4c)",
	night: "26 h of acceleration at 10 Hz, made up (W4)",
	hypnogram: "960 epochs of 30 s, made up",
	agreement: "5 people of 960 epochs in 5 classes, made up",
	nights: "40 nights of 12 people, made up",
} as const;

function sleep(
	group: string,
	measure: string,
	ours: string,
	[peer, call, input]: readonly [keyof typeof peers, string, keyof typeof inputs],
	unit: string,
	theirs: PeerCase["theirs"],
	compute: PeerCase["ours"],
	tolerance: PeerTolerance,
	note?: string,
): PeerCase {
	return {
		package: group === "Agreement" ? "validation" : "sleep",
		group,
		measure,
		function: ours,
		peer: peers[peer],
		call,
		input: inputs[input],
		unit,
		theirs,
		ours: compute,
		tolerance,
		...(note ? { note } : {}),
	};
}

/** The epochs that both score: those at the record's ends are not known here and wake there. */
const inside = (values: ArrayLike<number>, from: number, to: number) =>
	Array.from(values).slice(from, values.length - to);
const ends = "the first and last epochs, which want neighbours, are not known here and wake there; they are left out";
function score(
	measure: string,
	ours: string,
	call: string,
	theirs: () => ArrayLike<number>,
	compute: () => Float64Array,
	[before, after]: readonly [number, number],
	note = ends,
): PeerCase {
	return sleep(
		"Scores by epoch",
		measure,
		ours,
		["pyActigraphy", call, "counts"],
		"",
		() => inside(theirs(), before, after),
		() => inside(compute(), before, after),
		equal,
		note,
	);
}

const night = skdhNight();
const skdh = () => output("skdh/W4.skdh.sleep");
const window = sleepPeriodWindow(night.angleZDegrees, { bounds: "skdh" });
const inBed = night.scores.subarray(Math.floor(window.startSeconds / 60), Math.floor(window.endSeconds / 60));
const summary = sleepSummary(inBed, minute);
const bouts = sleepFragmentation(inBed, minute);
function ofNight(
	measure: string,
	ours: string,
	key: string,
	unit: string,
	compute: () => number,
	note?: string,
): PeerCase {
	return sleep(
		"A night",
		measure,
		ours,
		["skdh", `sleep.Sleep().predict: ${key}`, "night"],
		unit,
		() => skdh()[key][0],
		compute,
		sameDefinition,
		note,
	);
}

const yasa = () => output("yasa/hypnogram");
const hypnogram = hypnogramStatistics(stagesFrom(yasa().stages, { mapping: "yasa" }), { epochSeconds: 30 });
function ofStages(measure: string, key: string, unit: string, compute: () => number, note?: string): PeerCase {
	return sleep(
		"A hypnogram",
		measure,
		"hypnogramStatistics",
		["yasa", `sleep_statistics: ${key}`, "hypnogram"],
		unit,
		() => yasa().statistics[key],
		compute,
		sameDefinition,
		note,
	);
}

const agreed = () => output("scikit-learn/epoch-agreement");
const together = (which: "reference" | "device"): number[] =>
	agreed().nights.flatMap((each: Record<string, number[]>) => each[which]);
const agreement = agreementOfParticipants(together("device"), together("reference"), {
	nClasses: 5,
	participantIds: agreed().nights.flatMap(({ device }: { device: number[] }, i: number) => device.map(() => i)),
	repeats: 1,
}).pooled;
const ofR = () => output("r-stats/night-agreement");
const nights = limitsOfAgreement(ofR().device, ofR().reference, { participantIds: ofR().people, repeats: 0 });
const ofNights = (measure: string, key: string, call: string, compute: () => number): PeerCase =>
	sleep(
		"Agreement",
		measure,
		"limitsOfAgreement",
		["r", call, "nights"],
		"min",
		() => ofR()[key],
		compute,
		sameDefinition,
	);
const roenneberg = scoreRoenneberg(counts, minute);
const scored = { skdh: () => output("skdh/W4c.skdh.cole_kripke").sleep };
const skdhFault =
	"its fourth rule addresses runs by 0 and 1 and makes the record's first run wake: the first 78 minutes are left out";

export const cases: readonly PeerCase[] = [
	score(
		"Cole-Kripke",
		"scoreColeKripke",
		'CK(settings="mean", rescoring=False)',
		() => py("CK_mean_noresc").values,
		() => scoreColeKripke(counts, { variant: "meanPerMinute", rescoring: "none" }),
		[4, 4],
	),
	score(
		"Cole-Kripke, rescored",
		"scoreColeKripke",
		'CK(settings="mean")',
		() => py("CK_mean").values,
		() => scoreColeKripke(counts, { variant: "meanPerMinute", rescoring: "pyActigraphy" }),
		[5, 4],
		`${ends}; its reading of Webster's rules has a name`,
	),
	score(
		"Sadeh",
		"scoreSadeh",
		"Sadeh()",
		() => py("Sadeh").values,
		() => scoreSadeh(counts, { variant: "pyActigraphy" }),
		[5, 5],
		`${ends}; it takes the logarithm of the next minute, as its variant here does`,
	),
	score(
		"Scripps",
		"scoreScripps",
		"Scripps()",
		() => py("Scripps").values,
		() => scoreScripps(counts),
		[10, 10],
	),
	score(
		"Oakley, medium",
		"scoreOakley",
		"Oakley(threshold=40)",
		() => py("more").oakley40,
		() => scoreOakley(counts, { ...minute, threshold: 40 - 1e-9 }),
		[2, 2],
		`${ends}; asleep below the threshold there, and at it too here, as the manual says: a threshold just below is given to compare`,
	),
	score(
		"Oakley, automatic",
		"scoreOakley",
		'Oakley(threshold="automatic")',
		() => py("more").oakleyAutomatic,
		() => scoreOakley(counts, { ...minute, threshold: "automatic" }),
		[2, 2],
	),
	score(
		"Roenneberg",
		"scoreRoenneberg",
		"Roenneberg()",
		() => py("Roenneberg").values,
		() => roenneberg.scores,
		[0, 0],
		"all epochs",
	),
	sleep(
		"Scores by epoch",
		"Roenneberg: onsets and offsets",
		"scoreRoenneberg",
		["pyActigraphy", "Roenneberg_AoT()", "counts"],
		"min",
		() => {
			const [ons, offs] = py("Roenneberg_AoT").value.map((text: string) =>
				(text.match(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g) ?? []).map(
					(time) => (Date.parse(`${time.replace(" ", "T")}Z`) - Date.UTC(2024, 0, 1)) / 60_000,
				),
			);
			return [...offs, ...ons];
		},
		() => [
			...roenneberg.bouts.map(({ onsetSeconds }) => onsetSeconds / 60),
			...roenneberg.bouts.map(({ offsetSeconds }) => offsetSeconds / 60),
		],
		exact,
		"its activity offset is sleep onset",
	),
	sleep(
		"Scores by epoch",
		"Cole-Kripke of an activity index, rescored",
		"scoreColeKripke",
		["skdh", "compute_sleep_predictions(counts / 1000)", "counts"],
		"",
		() => inside(scored.skdh(), 78, 0),
		() =>
			inside(
				scoreColeKripke(
					counts.map((count) => count / 1000),
					{ variant: "activityIndex" },
				),
				78,
				0,
			),
		equal,
		skdhFault,
	),
	ofNight("window: begin", "sleepPeriodWindow", "TSO Start Timestamp", "s", () => 1704110400 + window.startSeconds),
	ofNight("window: length", "sleepPeriodWindow", "TSO Duration", "min", () => window.minutes),
	ofNight("total sleep time", "sleepSummary", "total sleep time", "min", () => summary.totalSleepTimeMinutes),
	sleep(
		"A night",
		"sleep efficiency",
		"sleepSummary",
		["skdh", "sleep.Sleep().predict: percent time asleep", "night"],
		"%",
		() => skdh()["percent time asleep"][0],
		() => summary.sleepEfficiencyPercent,
		{ absolute: 0.0005, reason: "the peer rounds to three digits" },
	),
	ofNight("sleep onset latency", "sleepSummary", "sleep onset latency", "min", () => summary.sleepOnsetLatencyMinutes),
	ofNight(
		"wake after sleep onset",
		"sleepSummary",
		"wake after sleep onset",
		"min",
		() => summary.wakeAfterSleepOnsetMinutes,
	),
	ofNight(
		"awakenings",
		"sleepSummary",
		"number of wake bouts",
		"",
		() => summary.nAwakenings - 1,
		"it gives one less where the night ends asleep; one is taken off here to compare",
	),
	...(["sleep", "wake"] as const).flatMap((state) => [
		ofNight(
			`${state} bouts: mean`,
			"sleepFragmentation",
			`average ${state} duration`,
			"min",
			() => bouts[state].meanMinutes,
		),
		ofNight(
			`${state} bouts: transition probability`,
			"sleepFragmentation",
			state === "sleep" ? "sleep wake transition probability" : "wake sleep transition probability",
			"",
			() => bouts[state].transitionProbability,
		),
		ofNight(
			`${state} bouts: Gini index`,
			"sleepFragmentation",
			`${state} gini index`,
			"",
			() => bouts[state].giniIndex,
		),
		ofNight(
			`${state} bouts: average hazard`,
			"sleepFragmentation",
			`${state} average hazard`,
			"",
			() => bouts[state].averageHazard,
		),
		ofNight(
			`${state} bouts: power law`,
			"sleepFragmentation",
			`${state} power law distribution`,
			"",
			() => bouts[state].powerLawExponent,
		),
	]),
	ofStages("time in bed", "TIB", "min", () => hypnogram.timeInBedMinutes),
	ofStages("sleep period", "SPT", "min", () => hypnogram.sleepPeriodMinutes),
	ofStages("total sleep time", "TST", "min", () => hypnogram.totalSleepTimeMinutes),
	ofStages("wake after sleep onset", "WASO", "min", () => hypnogram.wakeAfterSleepOnsetMinutes),
	ofStages("sleep efficiency", "SE", "%", () => hypnogram.sleepEfficiencyPercent),
	ofStages("sleep maintenance", "SME", "%", () => hypnogram.sleepMaintenancePercent),
	ofStages("sleep onset latency", "SOL", "min", () => hypnogram.sleepOnsetLatencyMinutes),
	ofStages(
		"REM latency",
		"Lat_REM",
		"min",
		() => hypnogram.remLatencyMinutes + hypnogram.sleepOnsetLatencyMinutes,
		"from lights off there, from sleep onset here: the onset latency is added to compare",
	),
	...(["N1", "N2", "N3"] as const).map((stage) =>
		ofStages(`${stage}, share of sleep`, `%${stage}`, "%", () => hypnogram.stagePercent[stage]),
	),
	ofStages("R, share of sleep", "%REM", "%", () => hypnogram.stagePercent.R),
	sleep(
		"A hypnogram",
		"transitions",
		"hypnogramStatistics",
		["yasa", "transition_matrix", "hypnogram"],
		"",
		() => yasa().counts.flat(),
		() => hypnogram.transitionCounts.flat(),
		exact,
	),
	sleep(
		"A hypnogram",
		"shares of transitions",
		"hypnogramStatistics",
		["yasa", "transition_matrix", "hypnogram"],
		"",
		() => yasa().shares.flat(),
		() => hypnogram.transitionShares.flat(),
		{ absolute: 1e-12, reason: "quotients of counts" },
	),
	sleep(
		"Regularity",
		"sleep regularity index",
		"sleepRegularityIndex",
		["pyActigraphy", 'SleepRegularityIndex(algo="Roenneberg")', "counts"],
		"",
		() => py("SRI").value,
		() => sleepRegularityIndex(roenneberg.scores, minute).index,
		sameDefinition,
	),
	sleep(
		"Regularity",
		"mid-sleep",
		"midSleepOfRecord",
		["pyActigraphy", 'SleepMidPoint(algo="Roenneberg")', "counts"],
		"h",
		() => py("more").sleepMidPointMinutes / 60,
		() =>
			midSleepOfRecord(
				roenneberg.scores,
				counts.map((_, i) => (60 * i) % 86_400),
			),
		sameDefinition,
	),
	sleep(
		"Agreement",
		"accuracy",
		"agreementOfParticipants",
		["sklearn", "accuracy_score", "agreement"],
		"",
		() => agreed().accuracy,
		() => agreement.accuracy.estimate,
		sameDefinition,
	),
	sleep(
		"Agreement",
		"Cohen's kappa",
		"agreementOfParticipants",
		["sklearn", "cohen_kappa_score", "agreement"],
		"",
		() => agreed().kappa,
		() => agreement.kappa.estimate,
		sameDefinition,
	),
	sleep(
		"Agreement",
		"sensitivity of each class",
		"agreementOfParticipants",
		["sklearn", "recall_score(average=None)", "agreement"],
		"",
		() => agreed().sensitivity,
		() => agreement.classes.map(({ sensitivity }) => sensitivity.estimate),
		sameDefinition,
	),
	sleep(
		"Agreement",
		"precision of each class",
		"agreementOfParticipants",
		["sklearn", "precision_score(average=None)", "agreement"],
		"",
		() => agreed().precision,
		() => agreement.classes.map(({ positivePredictiveValue }) => positivePredictiveValue.estimate),
		sameDefinition,
	),
	ofNights("bias over nights", "bias", "mean(device - reference)", () => nights.bias.estimate),
	ofNights("standard deviation within people", "within", "aov(difference ~ person)", () => nights.withinSd),
	ofNights("standard deviation between people", "between", "aov(difference ~ person)", () => nights.betweenSd),
	ofNights("lower limit of agreement", "lower", "aov(difference ~ person)", () => nights.lower.estimate),
	ofNights("upper limit of agreement", "upper", "aov(difference ~ person)", () => nights.upper.estimate),
	ofNights("proportional bias", "slope", "lm(difference ~ reference)", () => nights.proportionalSlope.estimate),
	ofNights("change of spread", "spread", "lm(abs(residual) ~ reference)", () => nights.spreadSlope.estimate),
];
