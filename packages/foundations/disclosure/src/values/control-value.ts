import { wilsonInterval } from "@quickening/stats";
import type { Cell, Refusal } from "../control/controlled-table.ts";
import { distinctPeople, peopleInOrder } from "../control/distinct-people.ts";
import type { DisclosureRules } from "../control/rules.ts";
import { countsPeople, kindName, type StatisticKind } from "../control/statistic-kind.ts";
import { roundCount } from "../counts/round-count.ts";
import { judgeDominance } from "../statistics/dominance.ts";
import { judgeStatistic } from "../statistics/judge-statistic.ts";
import { roundStatistic } from "../statistics/round-statistic.ts";
import type { ReleasableValue } from "./releasable-value.ts";

/** Whose numbers a value was made from; judged, never released. */
export interface ValueEvidence {
	/** Ids of the people, one for each contribution where there are contributions; repeats count once. */
	readonly people: readonly (string | number)[];
	/** What each contributed to a sum, in the order of the ids. */
	readonly contributions?: readonly number[];
	/** Number of parameters of the model that gave an estimate. */
	readonly parameters?: number;
}

/** A value after disclosure control. */
export interface ControlledValue<V> {
	/** As given, with n rounded; value null and n 0 when it is suppressed, or when anything is refused. */
	readonly value: V;
	/** What was taken out and why, without any number of people: the value, or only its spread or interval. */
	readonly suppressed?: string;
	readonly refusals: Refusal[];
	readonly cell?: Cell;
}

/**
 * Disclosure control of a single value, its spread, its interval and its n.
 *
 * A percent and its interval are worked out again from rounded counts (Wilson), since both tell the count at full precision; the
 * spread and interval of a count go out for the same reason. An
 * interquartile range needs more than `smallCount` people beyond each quartile; a range is refused.
 *
 * @param id - As in values.json; only for messages and for telling statistics apart.
 * @param evidence - Needed for all but a constant.
 */
export function controlValue<V extends ReleasableValue>(
	id: string,
	value: V,
	kind: StatisticKind,
	evidence: ValueEvidence | undefined,
	rules: DisclosureRules,
): ControlledValue<V> {
	const name = kindName(kind);
	const refusals: Refusal[] = [];
	const refuse = (rule: string, whatToDo: string) => refusals.push({ where: `value ${id}`, rule, whatToDo });
	const blank: V = { ...withoutParts(value), value: null, n: 0 };
	if (name === "constant" && evidence === undefined)
		return { value: { ...value, n: roundCount(value.n, rules) }, refusals };
	const people = distinctPeople(evidence?.people);
	if (!people) {
		refuse(
			"a value must name the people behind it",
			"Give the ids of the people that it was made from; they are judged, never released",
		);
		return { value: blank, refusals };
	}
	const judged = judgeStatistic(withParameters(kind, evidence), people.length, rules);
	let reason = judged.suppress;
	if (judged.refuse) refuse(judged.refuse.rule, judged.refuse.whatToDo);
	if (value.n > 0 && value.n <= rules.smallCount) reason ??= "too few are behind it";
	if (value.spread?.kind === "SD" && value.spread.value === 0)
		reason ??= "all of the group's people have the same value";
	// A count of 0 stays also where the n beside it does not.
	let kept: V = { ...value, n: value.n > rules.smallCount ? roundCount(value.n, rules) : 0 };
	if (name === "count" || name === "leaf" || name === "percent") {
		const figure = value.value;
		const isNumber = typeof figure === "number" && Number.isFinite(figure) && figure >= 0;
		const isCount = name !== "percent";
		if (!isNumber || (isCount ? !Number.isSafeInteger(figure) : figure > 100)) {
			refuse(
				isCount ? "a count must be a whole number, 0 or more" : "a percent must be a number from 0 to 100",
				"Correct it, or say what else it is",
			);
		} else if (isCount && !countsPeople(kind) && name !== "leaf") {
			if (figure > 0 && figure <= rules.smallCount) reason ??= "too few to show";
			kept = { ...withoutParts(kept), value: roundCount(figure, rules) };
		} else if (isCount) {
			if (figure > people.length)
				refuse("a count of people says more than there are distinct ids behind it", "Give all their ids");
			reason ??= judgePart(figure, people.length, rules);
			if (figure === 0) reason = undefined;
			kept = { ...withoutParts(kept), value: roundCount(figure, rules) };
		} else {
			const part = Math.round((figure * people.length) / 100);
			reason ??= part === 0 ? "none of the group's people have it" : judgePart(part, people.length, rules);
			if (part === people.length) reason ??= "all of the group's people have it";
			if (reason === undefined)
				kept = fromRoundedCounts(kept, roundCount(part, rules), roundCount(people.length, rules));
		}
	}
	if (name === "sum") {
		const { contributions } = evidence as ValueEvidence;
		if (!contributions || contributions.length !== evidence?.people.length) {
			refuse("a sum needs what each person contributed", "Give contributions, one number for each id");
		} else {
			const total = contributions.reduce((sum, amount) => sum + amount, 0);
			const size = contributions.reduce((sum, amount) => sum + Math.abs(amount), 0);
			// A sum may be rounded to its unit, so it need not equal its contributions in the last digits.
			if (!(typeof value.value === "number" && Math.abs(total - value.value) <= 0.5 + 1e-6 * size)) {
				refuse("a sum must be that of its contributions", "Give the contributions that it was made from");
			}
			reason ??= judgeDominance(peopleInOrder(evidence?.people) ?? [], contributions, rules);
		}
	}
	const parts = judgeParts(kept, people.length, rules);
	const isWithoutParts = name === "count" && (value.spread ?? value.interval) !== undefined;
	const taken = isWithoutParts ? "Its spread and interval: they tell the count that was rounded." : parts.suppressed;
	if (parts.refused) refuse(parts.refused, "Give quartiles or a standard deviation");
	if (refusals.length > 0) return { value: blank, refusals };
	const cell = {
		people,
		group: { value: id },
		table: "values",
		columns: reason || !isDifferenced(name) ? [] : [statisticOf(id, value, kind)],
	};
	if (reason)
		return { value: blank, suppressed: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, refusals, cell };
	return {
		value: roundParts(parts.value, kind, rules),
		...(taken ? { suppressed: taken } : {}),
		refusals,
		cell,
	};
}

/** A statistic with its spread and interval at the digits that are released. */
function roundParts<V extends ReleasableValue>(value: V, kind: StatisticKind, rules: DisclosureRules): V {
	if (typeof value.value !== "number") return value;
	const round = (x: number) => roundStatistic(x, kind, rules, value.digits);
	const { spread, interval } = value;
	return {
		...value,
		value: round(value.value),
		...(spread && {
			spread:
				"value" in spread
					? { ...spread, value: round(spread.value) }
					: { ...spread, low: round(spread.low), high: round(spread.high) },
		}),
		...(interval && { interval: { ...interval, low: round(interval.low), high: round(interval.high) } }),
	};
}

function withParameters(kind: StatisticKind, evidence: ValueEvidence | undefined): StatisticKind {
	if (kindName(kind) !== "estimate" || evidence?.parameters === undefined) return kind;
	return { kind: "estimate", parameters: evidence.parameters };
}

function judgePart(part: number, whole: number, { smallCount }: DisclosureRules): string | undefined {
	if (part > 0 && part <= smallCount) return "too few people";
	return part < whole && part > 0 && whole - part <= smallCount ? "all of the group's people but few" : undefined;
}

/** Removes spread and interval. */
function withoutParts<V extends ReleasableValue>(value: V): V {
	const { spread: _spread, interval: _interval, ...rest } = value;
	return rest as unknown as V;
}

function fromRoundedCounts<V extends ReleasableValue>(value: V, part: number, whole: number): V {
	const within = Math.min(part, whole);
	const percent: V = { ...value, value: (100 * within) / whole };
	if (!value.interval) return percent;
	const { levelPercent } = value.interval;
	const { low, high } = wilsonInterval({ nEvents: within, n: whole }, { levelPercent });
	return {
		...percent,
		interval: { ...value.interval, low: 100 * low, high: 100 * high, method: "Wilson, from rounded counts" },
	};
}

/** Spread and interval by the rules of what they are. */
function judgeParts<V extends ReleasableValue>(value: V, n: number, rules: DisclosureRules) {
	const { spread, interval } = value;
	if (spread?.kind === "range" || interval?.label === "range")
		return { value, refused: "a range is what two people have" };
	const isIqr = spread?.kind === "IQR" || interval?.label === "IQR";
	if (!isIqr || judgeStatistic("quartile", n, rules).suppress === undefined) return { value };
	const rest = { ...value } as { -readonly [K in keyof ReleasableValue]?: ReleasableValue[K] };
	if (spread?.kind === "IQR") delete rest.spread;
	if (interval?.label === "IQR") delete rest.interval;
	return { value: rest as V, suppressed: "Its interquartile range: too few people lie beyond the quartiles." };
}

function isDifferenced(name: ReturnType<typeof kindName>): boolean {
	return !["count", "leaf", "percent", "constant", "step"].includes(name);
}

/** What tells one statistic from another: its kind, its unit, and the first word of its id ("age" of "age.mean.treated"). */
function statisticOf(id: string, { unit = "" }: ReleasableValue, kind: StatisticKind): string {
	const name = typeof kind === "object" && kind.kind === "quantile" ? `quantile ${kind.p}` : kindName(kind);
	return [id.split(".")[0], name, unit].filter((word) => word !== "").join(" ");
}
