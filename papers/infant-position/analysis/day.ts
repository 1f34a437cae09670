import type { StageContext } from "@quickening/paper";
import { covariance, mean, standardDeviation, variance } from "@quickening/stats";
import { type ImuCompiledRow, imuCompiled, imuCompiledSplit } from "../../../data/infant-body-position/columns.ts";
import { keepingNumbers } from "./keeping-numbers.ts";
import { asValue, type Draws, type Estimate, overInfants } from "./over-infants.ts";
import { type AgeGroup, ageGroups, type Model, models, type Position, positions } from "./positions.ts";

/** Shares of one session's day. */
export interface DaySession {
	readonly model: Model;
	readonly infant: string;
	readonly session: string;
	readonly ageMonths: number;
	readonly ageGroup: AgeGroup;
	readonly nWindows: number;
	readonly percent: Readonly<Record<Position, number>>;
}

/** Mean of a group's sessions. */
export interface DayRow {
	readonly model: Model;
	/** Every window of the files, which overlap by half; or those that do not. */
	readonly windows: "all" | "apart";
	readonly ageGroup: AgeGroup;
	readonly position: Position;
	readonly nSessions: number;
	readonly nInfants: number;
	readonly percent: Estimate;
	readonly sd: number;
}

/** Change of a share with age, over sessions. */
export interface AgeSlope {
	readonly model: Model;
	readonly position: Position;
	readonly nSessions: number;
	readonly nInfants: number;
	readonly pointsPerMonth: Estimate;
}

/** Mean share in a part of the day. */
export interface HourRow {
	readonly ageGroup: AgeGroup;
	readonly position: Position;
	/** Local time of day at the middle of the part. */
	readonly hour: number;
	readonly nSessions: number;
	readonly nInfants: number;
	readonly percent: Estimate;
}

const columns: Readonly<Record<Position, keyof ImuCompiledRow>> = {
	Supine: "supine_time",
	Prone: "prone_time",
	Sitting: "sit_time",
	Upright: "upright_time",
	Held: "held_time",
};

/** Windows that share no time: of ten minutes, those that begin at a full ten minutes. */
export const isApart = ({ clock_time_start: start }: Pick<ImuCompiledRow, "clock_time_start">): boolean =>
	Number(start.slice(3, 5)) % 10 === 0;

/** Posture through the day, by age. */
export default async function day(context: StageContext): Promise<void> {
	const { stage, numbers } = keepingNumbers(context);
	const files: Record<Model, readonly ImuCompiledRow[]> = {
		group: (await stage.readTable("group", imuCompiled)).objects(),
		individual: (await stage.readTable("individual", imuCompiledSplit)).objects() as ImuCompiledRow[],
	};
	const draws: Draws = { repeats: stage.param<number>("bootstrapRepeats"), seed: `${stage.param<number>("seed")}/day` };
	const youngerMonths = stage.param<number>("youngerMonths");
	const worn = (rows: readonly ImuCompiledRow[]) => rows.filter(({ sit_time }) => !Number.isNaN(sit_time));
	const sessionsOf = (model: Model, rows: readonly ImuCompiledRow[]): DaySession[] =>
		Array.from(
			Map.groupBy(worn(rows), ({ id, session }) => `${id}/${session}`),
			([session, own]) => ({
				...{ model, session, infant: String(own[0]!.id), ageMonths: own[0]!.age, nWindows: own.length },
				ageGroup: own[0]!.age <= youngerMonths ? ("younger" as const) : ("older" as const),
				percent: Object.fromEntries(
					positions.map((position) => [position, 100 * mean(own.map((row) => row[columns[position]] as number))]),
				) as Record<Position, number>,
			}),
		);
	const sessions: DaySession[] = [];
	const rows: DayRow[] = [];
	const slopes: AgeSlope[] = [];
	for (const model of models) {
		for (const windows of ["all", "apart"] as const) {
			const own = sessionsOf(model, windows === "all" ? files[model] : files[model].filter(isApart));
			if (windows === "apart") sessions.push(...own);
			for (const ageGroup of ageGroups) {
				const group = own.filter((session) => session.ageGroup === ageGroup);
				for (const position of positions) {
					const { nInfants, ...percent } = overInfants(
						group,
						(some) => mean(some.map((one) => one.percent[position])),
						draws,
					);
					const sd = standardDeviation(group.map((one) => one.percent[position]));
					rows.push({ model, windows, ageGroup, position, nSessions: group.length, nInfants, percent, sd });
					stage.value(
						`day.${model}.${windows}.${ageGroup}.${position.toLowerCase()}`,
						asValue(percent, {
							...{ unit: "%", digits: 1, n: group.length, nInfants },
							method: `Mean over sessions of the share of ${position} in a day's windows of ten minutes (${windows === "all" ? "all, overlapping" : "those that share no time"}), ${model} model`,
						}),
					);
				}
			}
			if (windows === "all") continue;
			for (const position of positions) {
				const { nInfants, ...pointsPerMonth } = overInfants(own, (some) => slopeOf(some, position), draws);
				slopes.push({ model, position, nSessions: own.length, nInfants, pointsPerMonth });
				stage.value(
					`slope.${model}.${position.toLowerCase()}`,
					asValue(pointsPerMonth, {
						...{ unit: "percentage points a month", digits: 1, n: own.length, nInfants },
						method: `Least-squares slope over sessions of the share of ${position} on age, windows that share no time, ${model} model`,
					}),
				);
			}
		}
	}
	const moves = rows
		.filter(({ windows }) => windows === "all")
		.map((row) => {
			const apart = rows.find(
				(other) =>
					other.windows === "apart" &&
					other.model === row.model &&
					other.ageGroup === row.ageGroup &&
					other.position === row.position,
			)!;
			return Math.abs(apart.percent.estimate! - row.percent.estimate!);
		});
	stage.value("day.largestMove", {
		...{ value: Math.max(...moves), unit: "percentage points", digits: 1, n: moves.length },
		method: "Largest difference of a mean share by all windows and by those that share no time; n: means",
	});
	stage.writeJson("sessions", sessions);
	stage.writeJson("rows", rows);
	stage.writeJson("slopes", slopes);
	stage.writeJson("hours", hourRows(files.group, { ...stage.param<DayParts>("dayParts"), youngerMonths }, draws));
	const apart = worn(files.group.filter(isApart));
	const count = (id: string, value: number, n: number, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n, method });
	const nAll = files.group.length;
	count(
		"windows",
		worn(files.group).length,
		nAll,
		"Windows of ten minutes with a position by the group model, of all in the file",
	);
	count("windowsApart", apart.length, nAll, "Of these, those that share no time");
	const own = sessions.filter(({ model }) => model === "group");
	count("infants", new Set(own.map(({ infant }) => infant)).size, own.length, "Infants; n: sessions");
	count("days", own.length, own.length, "Sessions of a day");
	for (const ageGroup of ageGroups) {
		const group = own.filter((session) => session.ageGroup === ageGroup);
		const infants = new Set(group.map(({ infant }) => infant)).size;
		count(`${ageGroup}Days`, group.length, own.length, `Sessions of ${ageGroup} infants`);
		count(`${ageGroup}Infants`, infants, own.length, `Infants in the ${ageGroup} group`);
	}
	stage.writeJson("numbers", numbers);
}

const slopeOf = (sessions: readonly DaySession[], position: Position): number => {
	const ages = sessions.map(({ ageMonths }) => ageMonths);
	return (
		covariance(
			ages,
			sessions.map(({ percent }) => percent[position]),
		) / variance(ages)
	);
};

interface DayParts {
	readonly fromHour: number;
	readonly toHour: number;
	readonly hours: number;
}

/** Each session counts once in a part of the day: means over sessions of their means there. */
function hourRows(
	rows: readonly ImuCompiledRow[],
	{ fromHour, toHour, hours, youngerMonths }: DayParts & { readonly youngerMonths: number },
	draws: Draws,
): HourRow[] {
	const used = rows.filter((row) => isApart(row) && !Number.isNaN(row.sit_time));
	const found: HourRow[] = [];
	for (const ageGroup of ageGroups) {
		const group = used.filter(({ age }) => (age <= youngerMonths ? "younger" : "older") === ageGroup);
		for (let from = fromHour; from < toHour; from += hours) {
			const part = group.filter(({ clock_time_start: start }) => {
				const hour = Number(start.slice(0, 2));
				return hour >= from && hour < from + hours;
			});
			const bySession = [...Map.groupBy(part, ({ id, session }) => `${id}/${session}`).values()];
			for (const position of positions) {
				const means = bySession.map((own) => ({
					infant: String(own[0]!.id),
					percent: 100 * mean(own.map((row) => row[columns[position]] as number)),
				}));
				const { nInfants, ...percent } = overInfants(means, (some) => mean(some.map((one) => one.percent)), draws);
				found.push({ ageGroup, position, hour: from + hours / 2, nSessions: means.length, nInfants, percent });
			}
		}
	}
	return found;
}
