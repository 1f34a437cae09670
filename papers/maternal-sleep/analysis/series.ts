import type { StageContext } from "@quickening/paper";
import { mean } from "@quickening/stats";
import { beforeWeeks, type Figure, type NumberRow, readFigures, type Tables, valueAt } from "./aggregates.ts";
import type { ParticipantCounts } from "./data-check.ts";
import type {
	AfterBirthRows,
	HeartRateRow,
	PercentileRow,
	SpreadRow,
	StageRow,
	WeeklyRow,
	WhoRows,
} from "./series-rows.ts";

/** Puts the fourteen tables into the rows that figures draw and tables print. Nothing is smoothed, nothing left out. */
export default async function series(stage: StageContext): Promise<void> {
	const of = await readFigures(stage);
	const counts = stage.readJson<ParticipantCounts>("counts");
	const spread = (figure: Figure) => spreadRows(of[figure], figure, participantsOf(figure, counts));
	const percentiles = (figure: Figure) => percentileRows(of[figure], figure, participantsOf(figure, counts));
	stage.writeJson("timeAsleep", [...spread("4a"), ...spread("4d")]);
	stage.writeJson("stages", stageRows(of["4e"], counts.pregnancy));
	stage.writeJson("percentiles", [...percentiles("4b"), ...percentiles("4f")]);
	stage.writeJson("shares", [...spread("4c"), ...spread("5d")]);
	stage.writeJson("afterBirth", { change: spread("5a"), bed: percentiles("5b") } satisfies AfterBirthRows);
	stage.writeJson("unnamed", spread("5c"));
	stage.writeJson("who", who(of, counts));
	stage.writeJson("heartRate", heartRate(of["3"], counts.pregnancy));
	stage.writeJson("weekly", [...weeklyPregnancy(of, counts.pregnancy), ...weeklyAfterBirth(of, counts.afterBirth)]);
}

const participantsOf = (figure: Figure, counts: ParticipantCounts) =>
	figure.startsWith("5") ? counts.afterBirth : counts.pregnancy;

function spreadRows(rows: readonly NumberRow[], figure: Figure, participants: number): SpreadRow[] {
	return rows.map((row) => {
		const { week = Number.NaN, mean: m = Number.NaN, std = Number.NaN } = row;
		return { figure, week, mean: m, sd: std, low: m - std, high: m + std, participants };
	});
}

function percentileRows(rows: readonly NumberRow[], figure: Figure, participants: number): PercentileRow[] {
	return rows.map((row) => ({
		figure,
		week: row.week as number,
		p10: row.percentile_10 as number,
		p25: row.percentile_25 as number,
		p50: row.percentile_50 as number,
		p75: row.percentile_75 as number,
		p90: row.percentile_90 as number,
		participants,
	}));
}

function stageRows(rows: readonly NumberRow[], participants: number): StageRow[] {
	return (["light", "wake", "REM", "deep"] as const).flatMap((name) =>
		rows.map((row) => ({
			week: row.week as number,
			stage: name,
			minutes: row[name.toLowerCase()] as number,
			participants,
		})),
	);
}

function who(of: Tables, counts: ParticipantCounts): WhoRows {
	return {
		lengths: of["2a"]
			.filter((row) => !Number.isNaN(row.count))
			.map((row) => ({ lengthWeeks: row.bin as number, participants: row.count as number })),
		pregnancy: of["2b"].map((row) => ({ week: row.week as number, percent: row.data as number })),
		afterBirth: of["2c"].map((row) => ({ week: row.week as number, percent: row.mean as number })),
		participants: counts.pregnancy,
		participantsAfterBirth: counts.afterBirth,
	};
}

function heartRate(rows: readonly NumberRow[], participants: number): HeartRateRow[] {
	return rows.map((row) => {
		const { day = Number.NaN, mean: m = Number.NaN, std = Number.NaN } = row;
		return { day, meanBpm: m, sdBpm: std, lowBpm: m - std, highBpm: m + std, participants };
	});
}

/** Weeks of pregnancy, below one row for the mean over the twelve weeks before it. */
function weeklyPregnancy(of: Tables, participants: number): WeeklyRow[] {
	const weeks = of["4a"].map((row) => row.week as number);
	const row = (at: (figure: Figure, column: string) => number, week: WeeklyRow["week"]): WeeklyRow => ({
		period: "pregnancy",
		week,
		bed: at("4a", "mean"),
		bedSd: at("4a", "std"),
		bedMedian: at("4b", "percentile_50"),
		sleep: at("4d", "mean"),
		sleepSd: at("4d", "std"),
		deep: at("4e", "deep"),
		light: at("4e", "light"),
		rem: at("4e", "rem"),
		wake: at("4e", "wake"),
		efficiency: at("4f", "percentile_50"),
		share: at("4c", "mean"),
		countedPercent: at("2b", "data"),
		participants,
	});
	return [
		row(meanBefore(of), "before"),
		...weeks.filter((week) => week > 0).map((week) => row(inWeek(of, week), week)),
	];
}

function weeklyAfterBirth(of: Tables, participants: number): WeeklyRow[] {
	const weeks = of["5a"].map((row) => row.week as number);
	const row = (at: (figure: Figure, column: string) => number, week: WeeklyRow["week"]): WeeklyRow => ({
		period: "after birth",
		week,
		bed: at("5a", "mean"),
		bedSd: at("5a", "std"),
		bedMedian: at("5b", "percentile_50"),
		share: at("5d", "mean"),
		countedPercent: at("2c", "mean"),
		participants,
	});
	return [
		row(meanBefore(of), "before"),
		...weeks.filter((week) => week > 0).map((week) => row(inWeek(of, week), week)),
	];
}

const inWeek = (of: Tables, week: number) => (figure: Figure, column: string) => valueAt(of[figure], column, week);

const meanBefore = (of: Tables) => (figure: Figure, column: string) =>
	mean(of[figure].filter((row) => (row.week as number) <= beforeWeeks[1]).map((row) => row[column] as number));
