import { expectedDays, missingnessTable } from "@quickening/cohort";
import type { StageContext } from "@quickening/paper";
import { datePregnancy } from "@quickening/pregnancy";
import { meanWithInterval } from "./mean-with-interval.ts";
import { readCohort } from "./read-cohort.ts";

/** A number of women or pregnancies: a row of Table 1. */
export interface Characteristic {
	readonly characteristic: string;
	readonly unit: string;
	readonly digits: number;
	readonly n: number;
	readonly missing: number;
	readonly mean: number;
	readonly sd: number;
}

/** Pregnancies by what dates them. */
export interface DatingRow {
	readonly rule: string;
	readonly n: number;
}

/** The stage: who takes part, how their pregnancies are dated, and what is missing of the days on which something was expected. */
export default async function describe(stage: StageContext): Promise<void> {
	const { cohort, study } = await readCohort(stage);
	const { participant, pregnancy, day } = cohort;
	const women = participant!.objects();
	// Who they are, and how it went for others, stays with the tables: Table 1 is of women who gave birth to a living child.
	const births = pregnancy!.objects().filter(({ ended }) => ended === "live-birth");
	const byId = new Map(women.map((woman) => [woman.participantId, woman]));
	const dates = births.map((row) =>
		datePregnancy({
			lastPeriodOn: row.lastPeriodOn,
			scanOn: row.ultrasoundOn,
			scanGestationalAgeDays: known(row.ultrasoundGestationalAgeDays),
			embryoTransferOn: row.embryoTransferOn,
			embryoAgeDays: known(row.embryoAgeDays),
			fetuses: known(row.fetuses),
			endedOn: row.endedOn,
		}),
	);
	const rules = [...new Set(dates.map(({ rule }) => rule))].sort();
	stage.writeJson(
		"dating",
		rules.map((rule): DatingRow => ({ rule, n: dates.filter((date) => date.rule === rule).length })),
	);
	const of = (characteristic: string, unit: string, digits: number, cells: readonly (number | null)[]) => {
		const given = cells.filter((cell): cell is number => cell !== null && !Number.isNaN(cell));
		const { n, mean, sd } = meanWithInterval(given);
		return { characteristic, unit, digits, n, missing: cells.length - n, mean, sd } satisfies Characteristic;
	};
	const days = dates.map(({ gestationStartDay }, i) => dayOf(births[i]!.endedOn) - gestationStartDay);
	const ages = births.map(({ participantId, endedOn }) => {
		const year = byId.get(participantId)?.birthYear ?? Number.NaN;
		return endedOn === null ? null : Number(endedOn.slice(0, 4)) - year;
	});
	stage.writeJson("characteristics", [
		of("Age in the year of birth", "years", 1, ages),
		of(
			"Height",
			"cm",
			1,
			births.map(({ participantId }) => byId.get(participantId)?.heightCm ?? null),
		),
		of(
			"Schooling",
			"years",
			1,
			births.map(({ participantId }) => byId.get(participantId)?.educationYears ?? null),
		),
		of(
			"Weight before pregnancy",
			"kg",
			1,
			births.map((row) => row.prepregnancyWeightKg),
		),
		of(
			"Births before",
			"",
			2,
			births.map((row) => row.parity),
		),
		of(
			"Gestational age at birth",
			"weeks",
			1,
			days.map((value) => value / 7),
		),
	]);

	const dayCells = day!.array("date") as readonly string[];
	const last = [...dayCells].sort().at(-1) ?? "";
	const wearMinutes = stage.param<number>("wearMinutes");
	const expected = expectedDays(cohort, {
		endsOn: stage.param<string | null>("endsOn") ?? last,
		daysAfterBirth: stage.param<number>("daysAfterBirth"),
		valid: { name: `at least ${wearMinutes} min worn`, wearMinutes },
	});
	const missing = missingnessTable(expected).objects();
	stage.writeJson("missingness", missing);

	const count = (id: string, value: number, units: string, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n: value, units, method });
	count("tables", Object.keys(study.files).length, "tables", "Tables of the cohort that the data set holds");
	count("women", women.length, "women", "Women who take part");
	count("births", births.length, "pregnancies", "Pregnancies that ended in a live birth");
	count("dated", days.filter(Number.isFinite).length, "pregnancies", "Of these, with a gestational age at birth");
	const [all] = missing as [(typeof missing)[number]];
	count("expected", all.nExpected, "person-days", "Person-days on which something should have been measured");
	stage.value("valid.percent", {
		value: all.validPercent,
		unit: "%",
		digits: 1,
		n: all.nExpected,
		units: "person-days",
		method: `Person-days with at least ${wearMinutes} min worn, of those expected`,
	});
}

function known(cell: number | null): number | null {
	return cell === null || Number.isNaN(cell) ? null : cell;
}

function dayOf(date: string | null): number {
	return date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
