import type { StageContext } from "@quickening/paper";
import { granularDenominators, mean } from "@quickening/stats";
import {
	beforeWeeks,
	type Figure,
	figures,
	type NumberRow,
	readFigures,
	type Tables,
	tables,
	valuesFrom,
} from "./aggregates.ts";
import { type RecordValue, valueRecorder } from "./value-recorder.ts";

/** One line of the data check: what was looked at, what was found, and what follows from it. */
export interface Finding {
	readonly check: string;
	readonly found: string;
	readonly consequence: string;
}

/** How many participants stand behind the figures of pregnancy and those after birth, as far as the files tell. */
export interface ParticipantCounts {
	readonly pregnancy: number;
	readonly afterBirth: number;
}

const text = (x: number, digits: number) => x.toFixed(digits).replace("-", "\u2212");
const withPercentiles: readonly Figure[] = ["4b", "4f", "5b"];

/** Looks at the fourteen tables before anything is computed from them, and at what they tell of the numbers behind them. */
export default async function dataCheck(stage: StageContext): Promise<void> {
	const of = await readFigures(stage);
	const size = sizeOf(of);
	const shares = lookAtShares(of, size.participants);
	const sums = lookAtSums(of);
	checkPercentiles(of);

	const record = valueRecorder(stage, size.participants);
	record("count.tables", figures.length, "", 0, "Tables in the data set, one a figure or panel of the original");
	record("count.rows", size.rows, "", 0, "Rows of all tables");
	recordShares(record, shares);
	recordSums(record, sums);
	stage.writeJson("findings", findingsOf(of, size, shares, sums));
	stage.writeJson("counts", {
		pregnancy: shares.pregnancy.denominator,
		afterBirth: shares.afterBirth.denominator,
	} satisfies ParticipantCounts);
}

/** Rows of all tables, and what the histogram of participants (2a) sums to. */
function sizeOf(of: Tables) {
	const counts = of["2a"].map((row) => row.count as number);
	return {
		rows: figures.reduce((sum, figure) => sum + of[figure].length, 0),
		participants: counts.reduce((sum, count) => (Number.isNaN(count) ? sum : sum + count), 0),
		empty: counts.filter(Number.isNaN).length,
	};
}

/** What the weekly shares of participants (2b, 2c) are shares of, and how many a day that makes. */
function lookAtShares(of: Tables, participants: number) {
	const pregnancy = denominatorOf(of["2b"], "data", participants);
	const afterBirth = denominatorOf(of["2c"], "mean", participants);
	const daily = of["2b"].map((row) => ((row.data as number) * pregnancy.denominator) / 100);
	return {
		participants,
		pregnancy,
		afterBirth,
		daily,
		dailyAfter: of["2c"].map((row) => ((row.mean as number) * afterBirth.denominator) / 100),
		dailyLowestWeek: of["2b"][daily.indexOf(Math.min(...daily))]?.week as number,
		daysInFirstWeek: afterBirth.parts[of["2c"].findIndex((row) => row.week === 1)],
		lastWeekPercent: of["2b"].at(-1)?.data as number,
		oneOf: `the only whole number of at least ${smallestDenominator} and at most ${participants} that fits every week`,
	};
}

/** Whether tables that should add up do, over weeks. */
function lookAtSums(of: Tables) {
	const stageSums = of["4e"].map(
		(row, i) => (row.deep as number) + (row.light as number) + (row.rem as number) - (of["4d"][i]?.mean as number),
	);
	const bedSums = of["4e"].map(
		(row, i) => (row.wake as number) + (of["4d"][i]?.mean as number) - (of["4a"][i]?.mean as number),
	);
	const stageGap = Math.max(...stageSums.map(Math.abs));
	const bedGap = Math.max(...bedSums.map(Math.abs));
	const bedDifference = Math.max(
		...valuesFrom(of["4a"], "mean", beforeWeeks).map((x, i) =>
			Math.abs(x - (valuesFrom(of["5a"], "mean", beforeWeeks)[i] as number)),
		),
	);
	const before = (figure: Figure, column = "mean") => mean(valuesFrom(of[figure], column, beforeWeeks));
	return { stageGap, bedGap, bedDifference, sleepBefore: before("4d"), bedBefore: before("4a") };
}

function recordShares(
	record: RecordValue,
	{
		pregnancy,
		afterBirth,
		daily,
		dailyLowestWeek,
		daysInFirstWeek,
		lastWeekPercent,
		oneOf,
	}: ReturnType<typeof lookAtShares>,
): void {
	record(
		"share.denominatorPregnancy",
		pregnancy.denominator,
		"",
		0,
		`Participants that the shares of figure 2b are shares of: ${oneOf}`,
	);
	record(
		"share.denominatorAfterBirth",
		afterBirth.denominator,
		"",
		0,
		`Participants that the shares of figure 2c are shares of: ${oneOf}`,
	);
	record(
		"share.daysInFirstWeek",
		daysInFirstWeek ?? Number.NaN,
		"days",
		0,
		"Days that the share of the first week after birth is a mean over",
	);
	record(
		"share.dailyLowest",
		Math.min(...daily),
		"",
		0,
		"Lowest weekly mean of participants counted a day in figure 2b (share x 2,540)",
	);
	record(
		"share.dailyHighest",
		Math.max(...daily),
		"",
		0,
		"Highest weekly mean of participants counted a day in figure 2b (share x 2,540)",
	);
	record("share.dailyLowestWeek", dailyLowestWeek, "", 0, "Week with the lowest mean of participants counted a day");
	record("share.lastWeekPercent", lastWeekPercent, "%", 1, "Share of participants in week 38 (figure 2b)");
}

function recordSums(
	record: RecordValue,
	{ stageGap, bedGap, sleepBefore, bedBefore }: ReturnType<typeof lookAtSums>,
): void {
	record(
		"check.stagesAndSleepMinutes",
		stageGap,
		"min",
		1,
		"Largest difference over weeks of deep + light + REM sleep (4e) from total sleep time (4d)",
	);
	record(
		"check.sleepWakeAndBedMinutes",
		bedGap,
		"min",
		1,
		"Largest difference over weeks of total sleep time (4d) + wake (4e) from time in bed (4a)",
	);
	record(
		"before.sleepMeanMinutes",
		sleepBefore,
		"min",
		2,
		"Mean of the twelve weekly means of normalised total sleep time before pregnancy (4d)",
	);
	record(
		"before.bedMeanMinutes",
		bedBefore,
		"min",
		2,
		"Mean of the twelve weekly means of normalised time in bed before pregnancy (4a)",
	);
}

function findingsOf(
	of: Tables,
	{ rows, empty }: ReturnType<typeof sizeOf>,
	{ participants, pregnancy, afterBirth, daily, dailyAfter, daysInFirstWeek, oneOf }: ReturnType<typeof lookAtShares>,
	{ stageGap, bedGap, bedDifference, sleepBefore, bedBefore }: ReturnType<typeof lookAtSums>,
): Finding[] {
	const range = (figure: Figure, column: string) => {
		const values = of[figure].map((row) => row[column] as number);
		return `${text(Math.min(...values), 1)} to ${text(Math.max(...values), 1)}`;
	};
	return [
		{
			check: "Rows and weeks",
			found: `${figures.length} tables, ${rows} rows; weeks \u221211 to 38 (2b, 4a\u20134f) and \u221211 to 20 (2c, 5a\u20135d), days \u221283 to 20 (3), none left out`,
			consequence:
				"\u221211 to 0 are twelve weeks, as many as the study names before pregnancy; so week 1 is taken for the first week of pregnancy, or after birth",
		},
		{
			check: "Participants (2a)",
			found: `the histogram sums to ${participants}; ${empty} row without a count (the last edge); whether a bin's number is its edge or its middle is not stated`,
			consequence: "no share of preterm births is given",
		},
		{
			check: "What the shares of 2b are of",
			found: `each share \u00d7 ${pregnancy.denominator} is a whole number of days' counts averaged over ${Math.max(...pregnancy.parts)} days; ${oneOf}`,
			consequence: `${text(Math.min(...daily), 0)} to ${text(Math.max(...daily), 0)} participants were counted on an average day of a week, fewest in week 38`,
		},
		{
			check: "What the shares of 2c are of",
			found: `the same with ${afterBirth.denominator}, not ${participants}; the first week after birth is a mean over ${daysInFirstWeek} days`,
			consequence: `figures after birth are taken to describe ${afterBirth.denominator} women, ${text(Math.min(...dailyAfter), 0)} to ${text(Math.max(...dailyAfter), 0)} a day`,
		},
		{
			check: "Number behind a weekly mean",
			found: "in no table",
			consequence: "no confidence interval and no test; the standard deviations are drawn as what they are, spread",
		},
		{
			check: "Deep + light + REM (4e) against total sleep time (4d)",
			found: stageGap < 1e-9 ? "equal in every week but for the last bits" : `differ by up to ${text(stageGap, 2)} min`,
			consequence: "the two tables describe the same nights; stages add up to total sleep time",
		},
		{
			check: "Total sleep time (4d) + wake (4e) against time in bed (4a)",
			found: `differ by up to ${text(bedGap, 2)} min`,
			consequence: "nights without stages, or another baseline, may explain it; the two are not subtracted",
		},
		{
			check: "Normalised means before pregnancy",
			found: `total sleep time ${text(sleepBefore, 2)} min, time in bed ${text(bedBefore, 2)} min, on average over twelve weeks`,
			consequence:
				"not exactly 0, so the twelve weeks with equal weight are not what was subtracted; how the study normalised was not read",
		},
		{
			check: "Time in bed before pregnancy, 4a against 5a",
			found: `differ by up to ${text(bedDifference, 2)} min in a week`,
			consequence:
				"not the same participants, or not the same baseline; changes after birth are not subtracted from those in pregnancy",
		},
		{
			check: "Axis of 5a in the authors' script",
			found: `says participants (%); the values reach from ${range("5a", "mean")}`,
			consequence: "read as minutes of normalised time in bed, which agrees with 4a and 5b",
		},
		{
			check: "Axis of 5c in the authors' script",
			found: `says participants (%); the values reach from ${range("5c", "mean")}`,
			consequence: "drawn without a name and a unit; nothing is concluded from it",
		},
		{
			check: "Shares of 4c and 5d",
			found: `of participants, by the script; of what is not said. Standard deviations of ${range("4c", "std")} and ${range("5d", "std")} percentage points can only be those between days`,
			consequence: "drawn; their meaning is left open",
		},
		{
			check: "Percentiles (4b, 4f, 5b)",
			found: "in order in every week",
			consequence: "none",
		},
	];
}

/** The smallest number of participants tried; fewer would not be a study of 2,540 with weekly shares near 90 %. */
const smallestDenominator = 1000;

function denominatorOf(rows: readonly NumberRow[], column: string, participants: number) {
	const fitting = granularDenominators(
		rows.map((row) => (row[column] as number) / 100),
		{ smallest: smallestDenominator, largest: participants, parts: [1, 2, 3, 4, 5, 6, 7] },
	);
	const [one, another] = fitting;
	if (one === undefined || another !== undefined) {
		throw new Error(`the shares fit ${fitting.length} numbers of participants up to ${participants}; one was expected`);
	}
	return one;
}

function checkPercentiles(of: Tables): void {
	for (const figure of withPercentiles) {
		const names = Object.keys(tables[figure].columns.columns).filter((column) => column.startsWith("percentile_"));
		for (const row of of[figure]) {
			const values = names.map((name) => row[name] as number);
			if (values.some((value, i) => i > 0 && value < (values[i - 1] as number))) {
				throw new Error(`figure ${figure}, week ${row.week}: the percentiles are not in order: ${values.join(", ")}`);
			}
		}
	}
}
