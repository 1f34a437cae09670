import type { StageContext } from "@quickening/paper";
import { mean, wilsonInterval } from "@quickening/stats";
import { type Birth, readBirths } from "./clinical.ts";
import { readRecording, samplingRateHz } from "./recordings.ts";

/** One line of the data check: what was looked at, what was found, and what is done about it. */
export interface Finding {
	readonly check: string;
	readonly found: string;
	readonly consequence: string;
}

/** Columns that the table has but does not fill: every row holds 0. */
const emptyColumns = ["NICU days", "Seizures", "HIE", "Intubation", "Sig2Birth"];

/** The longest first stage that can be believed, in minutes (two days). */
const longestFirstStageMinutes = 2880;

/** Looks at every recording and every clinical field before anything is computed from them. */
export default function dataCheck(stage: StageContext): void {
	const births = readBirths(stage.readText("clinical"));
	const paths = stage.listInput("signals");
	const ids = new Set(births.map((birth) => `${birth.recordingId}.csv`));
	const strangers = paths.filter((path) => !ids.has(path.slice(path.lastIndexOf("/") + 1)));
	if (strangers.length > 0 || paths.length !== births.length) {
		throw new Error(
			`signals/ holds ${paths.length} files for ${births.length} births; not in ann_db.csv: ${strangers.join(", ") || "none"}`,
		);
	}
	const missingShares: number[] = [];
	const silentEnd: Record<"caesarean" | "vaginal", number[]> = { caesarean: [], vaginal: [] };
	let samples = 0;
	for (const [i, birth] of births.entries()) {
		if (i % 50 === 0) stage.progress(i / births.length, `recording ${i} of ${births.length}`);
		const { fhrBpm } = readRecording(`${stage.inputPath("signals")}/${birth.recordingId}.csv`);
		samples += fhrBpm.length;
		let missing = 0;
		let end = 0;
		for (let s = 0; s < fhrBpm.length; s++) {
			if (fhrBpm[s] === 0) missing++;
			else end = s + 1;
		}
		missingShares.push(missing / fhrBpm.length);
		silentEnd[birth.caesarean ? "caesarean" : "vaginal"].push((fhrBpm.length - end) / (60 * samplingRateHz));
	}
	recordCounts(stage, births);
	const n = births.length;
	const count = (holds: (birth: Birth) => boolean) => births.filter(holds).length;
	stage.value("data.missingPercent", {
		value: 100 * mean(missingShares),
		unit: "%",
		digits: 1,
		n,
		method: "Mean over recordings of the share of samples without fetal heart rate (0 in the files)",
	});
	for (const mode of ["caesarean", "vaginal"] as const) {
		stage.value(`data.silentEndMinutes.${mode}`, {
			value: mean(silentEnd[mode]),
			unit: "min",
			digits: 1,
			n: silentEnd[mode].length,
			method: `Mean time from the last sample with fetal heart rate to the end of the file, ${mode} births`,
		});
	}
	const impossible = births.filter((birth) => birth.firstStageMinutes > longestFirstStageMinutes);
	const findings: Finding[] = [
		{
			check: "Samples read",
			found: `${samples} in ${n} recordings, sample numbers without a break`,
			consequence: "none",
		},
		...emptyColumns.map((name) => ({
			check: name,
			found: births.every((birth) => birth.raw[name] === 0) ? "0 in every row" : "filled",
			consequence: "not used: a column of zeros says that it was not recorded, not that nothing happened",
		})),
		...impossible.map((birth) => ({
			check: "I.stage (first stage of labour, min)",
			found: `${birth.firstStageMinutes} in recording ${birth.recordingId}, which is impossible`,
			consequence: "the column is not used",
		})),
		{
			check: "I.stage (first stage of labour, min)",
			found: `negative in ${count((birth) => birth.firstStageMinutes < 0)} rows`,
			consequence: "the column is not used",
		},
		{
			check: "BDecf (base deficit, mmol/L)",
			found: `missing in ${count((birth) => Number.isNaN(birth.baseDeficitMmolPerL))} rows, of which ${count(
				(birth) => Number.isNaN(birth.baseDeficitMmolPerL) && birth.umbilicalPh < 7.05,
			)} have pH < 7.05`,
			consequence: "left out where metabolic acidosis is the outcome",
		},
		{
			check: "Weight(g)",
			found: `missing in ${count((birth) => Number.isNaN(birth.birthWeightGrams))} row`,
			consequence: "described only",
		},
		{
			check: "Fetal heart rate 0",
			found: "stands for missing signal; long runs of 0 close the records, longer before a caesarean",
			consequence: "segments end at the last sample with signal",
		},
	];
	stage.value("data.emptyColumns", {
		value: emptyColumns.filter((name) => births.every((birth) => birth.raw[name] === 0)).length,
		unit: "",
		digits: 0,
		n,
		method: `Columns of ann_db.csv that hold 0 in every row: ${emptyColumns.join(", ")}`,
	});
	stage.value("data.impossibleFirstStageMinutes", {
		value: impossible[0]?.firstStageMinutes ?? Number.NaN,
		unit: "min",
		digits: 0,
		n: impossible.length,
		method: `First stage of labour above ${longestFirstStageMinutes} min`,
	});
	stage.writeJson("findings", findings);
}

function recordCounts(stage: StageContext, births: readonly Birth[]): void {
	const n = births.length;
	const count = (id: string, what: string, holds: (birth: Birth) => boolean) => {
		const events = births.filter(holds).length;
		const interval = wilsonInterval({ nEvents: events, n });
		stage.value(`count.${id}`, { value: events, unit: "", digits: 0, n, method: `Number of births with ${what}` });
		stage.value(`percent.${id}`, {
			value: (100 * events) / n,
			unit: "%",
			digits: 1,
			n,
			interval: { low: 100 * interval.low, high: 100 * interval.high, levelPercent: 95, method: "Wilson" },
			method: `Share of births with ${what}`,
		});
	};
	stage.value("count.recordings", { value: n, unit: "", digits: 0, n, method: "Recordings, one a birth" });
	count("caesarean", "caesarean section", (birth) => birth.caesarean);
	count("phAtMost705", "umbilical artery pH <= 7.05", (birth) => birth.umbilicalPh <= 7.05);
	count("phBelow705", "umbilical artery pH < 7.05", (birth) => birth.umbilicalPh < 7.05);
	count("phAtMost715", "umbilical artery pH <= 7.15", (birth) => birth.umbilicalPh <= 7.15);
	count(
		"phAtMost705Caesarean",
		"pH <= 7.05 and caesarean section",
		(birth) => birth.umbilicalPh <= 7.05 && birth.caesarean,
	);
	count("phBelow705Vaginal", "pH < 7.05 and vaginal birth", (birth) => birth.umbilicalPh < 7.05 && !birth.caesarean);
	count(
		"metabolicAcidosis",
		"pH <= 7.05 and base deficit >= 12 mmol/L",
		(birth) => birth.umbilicalPh <= 7.05 && birth.baseDeficitMmolPerL >= 12,
	);
	count(
		"baseDeficitMissingPhBelow705",
		"pH < 7.05 whose base deficit was not recorded",
		(birth) => birth.umbilicalPh < 7.05 && Number.isNaN(birth.baseDeficitMmolPerL),
	);
}
