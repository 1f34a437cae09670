import { drawInteger, drawNormal, seededRandom } from "@quickening/core";
import { type CohortTableName, cohortTables } from "../src/tables/cohort-tables.ts";

/** A row that a test may change. */
export type ExampleRow = Record<string, string | number | null>;

/** Tables as rows, all nine. */
export type ExampleCohort = Record<CohortTableName, ExampleRow[]>;

const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const first = Date.UTC(2024, 0, 1) / 86_400_000;

/**
 * A small cohort in which nothing is wrong: women of two clinics (an extra column of visits) with a watch or a ring, one with
 * twins, one with two pregnancies, and one whose pregnancy ended early. Days are seven a woman around summer time's end.
 */
export function exampleCohort(nWomen = 24): ExampleCohort {
	const random = seededRandom("example cohort");
	const normal = (mean: number, sd: number, digits = 0) => Number((mean + sd * drawNormal(random)).toFixed(digits));
	const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
	const cohort = Object.fromEntries(Object.keys(cohortTables).map((name) => [name, []])) as unknown as ExampleCohort;
	for (let i = 0; i < nWomen; i++) {
		const participantId = `p${i + 1}`;
		const weight = within(normal(66, 8, 1), 50, 85);
		cohort.participant.push({
			...{
				participantId,
				birthYear: 1990 + (i % 8),
				heightCm: within(normal(166, 6), 150, 182),
				skinTone: 1 + (i % 10),
			},
			...{ ethnicity: "A", educationYears: 12 + (i % 7), language: "fi", zone: "Europe/Helsinki" },
			...{ enrolledOn: dateOf(first + 60), withdrewOn: null },
		});
		const starts = i === 2 ? [first - 500, first] : [first + drawInteger(random, 20)];
		for (const [k, start] of starts.entries()) {
			const pregnancyId = `q${i + 1}${k === 0 ? "" : "b"}`;
			const isLoss = i === 3;
			const end = start + (isLoss ? 75 : i === 4 ? 245 : 266 + (i % 20));
			const fetuses = i === 1 ? 2 : 1;
			cohort.pregnancy.push({
				...{ pregnancyId, participantId, fetuses, lastPeriodOn: dateOf(start), cycleLengthDays: 28 },
				...{
					ultrasoundOn: dateOf(start + 63),
					ultrasoundGestationalAgeDays: 64,
					embryoTransferOn: null,
					embryoAgeDays: null,
				},
				...{ parity: k, prepregnancyWeightKg: weight, smoking: "never", endedOn: dateOf(end) },
				...{ ended: isLoss ? "loss" : "live-birth", onset: isLoss ? null : "spontaneous" },
			});
			if (isLoss) continue;
			for (let order = 1; order <= fetuses; order++) {
				cohort.infant.push({
					...{
						infantId: `i${i + 1}${k}${order}`,
						pregnancyId,
						birthOrder: order,
						sex: order === 1 ? "female" : "male",
					},
					...{ birthWeightG: within(normal(3400, 300), 2500, 4400), apgar5: 9, neonatalUnitDays: 0 },
				});
			}
			const outcomes = { "preterm-birth": i === 4, "gestational-diabetes": i === 5, "pre-eclampsia": i === 6 };
			for (const [outcome, isThere] of Object.entries(outcomes)) {
				cohort.outcome.push({ pregnancyId, outcome, value: isThere ? "yes" : "no" });
			}
			cohort.event.push({
				...{ eventId: `e${i + 1}${k}`, personId: participantId, pregnancyId, date: dateOf(end), kind: "birth" },
				...{ source: "record", detail: null },
			});
		}
		const start = starts.at(-1)!;
		const pregnancyId = `q${i + 1}${starts.length === 1 ? "" : "b"}`;
		if (i === 3) continue;
		for (const [v, age] of [84, 168, 238].entries()) {
			cohort.visit.push({
				...{ visitId: `v${i + 1}${v}`, participantId, pregnancyId, date: dateOf(start + age), context: "office" },
				...{ systolicMmHg: within(normal(112, 8), 95, 132), diastolicMmHg: within(normal(68, 5), 55, 82) },
				...{ heartRateBpm: within(normal(80, 8), 60, 105), temperatureCel: within(normal(36.7, 0.2, 1), 36, 37.4) },
				...{ spo2Percent: within(normal(97.5, 0.6), 95, 100), weightKg: Number((weight + 4 * v + 1).toFixed(1)) },
				...{ proteinCreatinineMgMmol: within(normal(10, 3), 2, 20), clinic: i % 2 === 0 ? "north" : "south" },
				...(v === 1
					? { ogttFastingMgDl: within(normal(80, 4), 70, 88), ogtt1hMgDl: within(normal(130, 12), 100, 165) }
					: { ogttFastingMgDl: null, ogtt1hMgDl: null }),
				ogtt2hMgDl: v === 1 ? within(normal(110, 10), 85, 140) : null,
			});
		}
		for (let item = 1; item <= 10; item++) {
			const date = dateOf(start + 320);
			cohort.questionnaire.push({
				participantId,
				date,
				instrument: "epds",
				item,
				score: drawInteger(random, 3),
				language: "fi",
			});
		}
		cohort.questionnaire.push({
			participantId,
			date: dateOf(start + 320),
			instrument: "city-bits",
			item: 1,
			score: 0,
			language: "fi",
		});
		const device = i % 2 === 0 ? "watch" : "ring";
		// Clocks went back on 27 October 2024: that day had 25 hours.
		const autumn = Date.UTC(2024, 9, 27) / 86_400_000;
		cohort.wearSession.push({
			...{ sessionId: `s${i + 1}`, personId: participantId, device, firmware: "1.0", placement: "wrist" },
			...{ startUtc: `${dateOf(autumn - 3)}T09:00:00Z`, endUtc: `${dateOf(autumn + 3)}T09:00:00Z` },
			...{ clockDriftSecondsPerDay: 0.5, endedBy: "study-end" },
		});
		for (let day = autumn - 3; day <= autumn + 3; day++) {
			const isWorn = (day + i) % 6 !== 0;
			const stages = [
				within(normal(230, 25), 150, 300),
				within(normal(80, 12), 40, 120),
				within(normal(95, 15), 45, 140),
			];
			const asleep = stages.reduce((sum, minutes) => sum + minutes, 0);
			const measured = {
				...{
					wearMinutes: day === autumn ? 1500 : 1400,
					missing: null,
					steps: within(normal(7000, 2000), 1500, 14_000),
				},
				...{ restingHeartRateBpm: within(normal(66, 6), 50, 85), rmssdMs: within(normal(35, 9), 12, 70) },
				...{
					skinTemperatureCel: within(normal(34.6, 0.4, 1), 33, 36),
					energyExpenditureKcal: within(normal(2200, 150), 1700, 2700),
				},
				...{ lightSleepMinutes: stages[0]!, deepSleepMinutes: stages[1]!, remSleepMinutes: stages[2]! },
				...{ totalSleepMinutes: asleep, timeInBedMinutes: asleep + 40 },
			};
			cohort.day.push({
				...{ personId: participantId, pregnancyId, date: dateOf(day), source: device },
				...(isWorn ? measured : { wearMinutes: 0, missing: "not-worn" }),
			});
		}
	}
	return cohort;
}

/** The cohort's rows as columns, those besides the schema's too; numbers as Float64Array where no cell is a text. */
export function columnsOf(cohort: ExampleCohort) {
	return Object.fromEntries(
		Object.entries(cohort).map(([name, rows]) => {
			const known = cohortTables[name as CohortTableName];
			const names = [...new Set([...Object.keys(known), ...rows.flatMap((row) => Object.keys(row))])];
			return [name, Object.fromEntries(names.map((column) => [column, cellsOf(rows, column)]))];
		}),
	);
}

function cellsOf(rows: readonly ExampleRow[], column: string): Float64Array | (string | number | null)[] {
	const cells = rows.map((row) => row[column] ?? null);
	const isNumeric = cells.some((cell) => typeof cell === "number") && cells.every((cell) => typeof cell !== "string");
	return isNumeric ? Float64Array.from(cells, (cell) => (cell as number | null) ?? Number.NaN) : cells;
}
