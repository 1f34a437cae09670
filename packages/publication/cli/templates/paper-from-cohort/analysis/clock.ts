import {
	type ClockRows,
	clockProducts,
	compareClocks,
	defaultClockShapes,
	type TurnPlace,
	turnPlace,
} from "@quickening/cohort";
import { isInvalidInput } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { shownCount } from "@quickening/table";
import { meanWithInterval } from "./mean-with-interval.ts";
import { readCohort, rowsByClock } from "./read-cohort.ts";

/** What the comparison of clocks says; null and the reason where there are too few rows for it. */
export interface ClockRow {
	readonly births: "all" | "spontaneous";
	readonly women: number;
	readonly days: number;
	/** Pregnancies left out by reason, in words: "1 to 7", or rounded to 5. */
	readonly leftOut: Readonly<Record<string, string>>;
	readonly aicDifference: number | null;
	/** Of women's differences in log-likelihood, birth less gestation: mean with 95% t interval. */
	readonly difference: number | null;
	readonly low: number | null;
	readonly high: number | null;
	readonly vuongZ: number | null;
	readonly p: number | null;
	/** Where a broken line turns: gestational days, and days to birth, with 95% profile limits. */
	readonly turns: Readonly<Record<"gestation" | "birth", Omit<TurnPlace, "profile" | "aic">>> | null;
	readonly reason: string | null;
}

/** The stage: whether the quantity follows gestational age or the days to birth. */
export default async function clock(stage: StageContext): Promise<void> {
	const { cohort } = await readCohort(stage);
	const [column, log] = [stage.param<string>("quantity"), stage.param<boolean>("log")];
	const rows = (["all", "spontaneous"] as const).map((births): ClockRow => {
		const { people, leftOut, nDaysUsed } = rowsByClock(cohort, { column, log, births });
		const shown = Object.entries(leftOut).map(([reason, n]) => [reason, shownCount(n, true)] as const);
		const about = { births, women: people.length, days: nDaysUsed, leftOut: Object.fromEntries(shown) };
		return { ...about, ...comparisonOf(people) };
	});
	stage.writeJson("clocks", rows);
	for (const { births, women, difference, low, high, vuongZ, p } of rows) {
		const at = { unit: "", n: women, units: "pregnancies" };
		stage.value(`clock.women.${births}`, { ...at, value: women, digits: 0, method: "Pregnancies in the comparison" });
		stage.value(`clock.difference.${births}`, {
			...at,
			value: difference ?? Number.NaN,
			digits: 2,
			interval: {
				low: low ?? Number.NaN,
				high: high ?? Number.NaN,
				levelPercent: 95,
				method: "t interval over pregnancies",
			},
			method: "Mean over pregnancies of the log-likelihood by days to birth less that by gestational age",
		});
		stage.value(`clock.z.${births}`, {
			...at,
			value: vuongZ ?? Number.NaN,
			digits: 2,
			method: "Vuong's z over pregnancies",
		});
		stage.value(`clock.p.${births}`, { ...at, value: p ?? Number.NaN, digits: 3, method: "Two-sided p of Vuong's z" });
	}
}

type Comparison = Omit<ClockRow, "births" | "women" | "days" | "leftOut">;

/** The comparison, or why it cannot be made of these rows. */
export function comparisonOf(people: readonly ClockRows[]): Comparison {
	try {
		const { aicDifference, vuongZ, p, gestation, birth } = compareClocks(people);
		const differences = birth.logLikelihoods.map((own, i) => own - gestation.logLikelihoods[i]!);
		const { mean: difference, low, high } = meanWithInterval(differences);
		const turnOf = (name: "gestation" | "birth") => {
			const place = turnPlace(clockProducts(people, name, defaultClockShapes), "levelAndTrend");
			return { days: place.days, low: place.low, high: place.high };
		};
		const turns = { gestation: turnOf("gestation"), birth: turnOf("birth") };
		return { aicDifference, difference, low, high, vuongZ, p, turns, reason: null };
	} catch (error) {
		// Too few women or days are told; a fault of this program ends the stage.
		if (!isInvalidInput(error)) throw error;
		const none = { aicDifference: null, difference: null, low: null, high: null, vuongZ: null, p: null, turns: null };
		return { ...none, reason: error.message };
	}
}
