import type { StageContext } from "@quickening/paper";
import { readFigures, type Span } from "./aggregates.ts";
import type { ParticipantCounts } from "./data-check.ts";
import { type Headline, headlineIds } from "./headline.ts";
import { periodRows } from "./period-rows.ts";
import { type RecordValue, valueRecorder } from "./value-recorder.ts";
import { recordAfterBirth } from "./values/record-after-birth.ts";
import { recordDecline } from "./values/record-decline.ts";
import { recordHeartRate } from "./values/record-heart-rate.ts";
import { recordPeaks } from "./values/record-peaks.ts";
import { recordRise } from "./values/record-rise.ts";
import { recordEfficiencyAndSpread } from "./values/record-spread.ts";
import { recordStages } from "./values/record-stages.ts";

/** Computes what the text says: peaks, falls, spread and periods, and the same under other defensible choices. */
export default async function summary(stage: StageContext): Promise<void> {
	const of = await readFigures(stage);
	const counts = stage.readJson<ParticipantCounts>("counts");
	const participants = of["2a"].reduce((sum, row) => (Number.isNaN(row.count) ? sum : sum + (row.count as number)), 0);
	const headline: Record<string, Headline> = {};
	const recorder = (n: number): RecordValue => {
		const recordValue = valueRecorder(stage, n);
		return (id, value, unit, digits, method) => {
			recordValue(id, value, unit, digits, method);
			if (headlineIds.has(id)) headline[id] = { value, unit, digits };
		};
	};
	const record = recorder(participants);
	record("count.participants", participants, "", 0, "Sum of the histogram of pregnancy length (figure 2a)");
	recordPeaks(stage, record, of);
	recordRise(stage, record, of);
	recordDecline(stage, record, of);
	recordStages(record, of);
	recordEfficiencyAndSpread(record, of);
	recordAfterBirth(recorder(counts.afterBirth), of);
	recordHeartRate(stage, record, of);
	const periods = periodRows(of, {
		trimesterStarts: stage.param<readonly number[]>("trimesterStartWeeks"),
		afterBirth: stage.param<Readonly<Record<string, Span>>>("afterBirthWeeks"),
	});
	const others = periodRows(of, {
		trimesterStarts: stage.param<readonly number[]>("otherTrimesterStartWeeks"),
		afterBirth: stage.param<Readonly<Record<string, Span>>>("afterBirthWeeks"),
	});
	for (const { measure, unit, method, means } of periods) {
		const other = others.find((row) => row.measure === measure)?.means ?? {};
		for (const trimester of ["first", "second", "third"] as const) {
			const value = means[trimester];
			if (value === undefined) continue;
			record(`${measure}.${trimester}Trimester`, value, unit, 1, `${method}, weeks of the trimester`);
			record(
				`${measure}.${trimester}TrimesterOtherWeeks`,
				other[trimester] as number,
				unit,
				1,
				`${method}, the trimester counted in completed weeks`,
			);
		}
	}
	stage.writeJson("periods", periods);
	stage.writeJson("headline", headline);
}
