import { InvalidInputError } from "@quickening/core";
import { controlValue, type DisclosureRules, openSafely } from "@quickening/disclosure";
import { wilsonInterval } from "@quickening/stats";
import type { Finding } from "../diagnoses/finding.ts";

/** What a study does when a woman says that she thinks of harming herself. */
export interface SafetyPath {
	/** Who is told, in words that a person can act on: a name, a telephone, a service. The study's to give. */
	readonly contact: string;
	/** Hours in which somebody of the study speaks to her. */
	readonly withinHours: number;
}

/** Either a path, or the word that nothing about one woman leaves. */
export type SafetyChoice = SafetyPath | "aggregate-only";

/** Her answer to an item about self-harm, which never stands without its path. */
export interface SelfHarmAnswer {
	readonly instrument: "epds" | "phq9";
	/** Number of the item: 10 in the EPDS, 9 in the PHQ-9. */
	readonly item: 9 | 10;
	/** 0 to 3; NaN where she left it out, which is no "no". */
	readonly answer: number;
	/** Any answer above 0. */
	readonly endorsed: Finding;
	readonly path: SafetyPath;
	/** What to do, in a sentence with the contact. */
	readonly action: string;
}

/** Refuses a missing or empty path; scoring calls it before it looks at an answer. */
export function checkSafety(where: string, safety: SafetyChoice): void {
	if (safety === "aggregate-only") return;
	const contact = typeof safety === "object" && safety !== null ? safety.contact : undefined;
	const isPath = typeof contact === "string" && contact.trim().length >= 5;
	if (isPath && safety.withinHours > 0 && safety.withinHours <= 168) return;
	throw new InvalidInputError(
		`${where}: safety must name whom to contact and within how many hours (0 to 168), or be "aggregate-only"; got ${JSON.stringify(safety) ?? String(safety)}. An answer about self-harm is never given without its path`,
		{ code: "no-safety-path", argument: "safety", received: safety },
	);
}

/** Her answer with its path, for a score; undefined where the score is for aggregates alone. */
export function selfHarmAnswer(
	instrument: "epds" | "phq9",
	answer: number,
	safety: SafetyChoice,
): SelfHarmAnswer | undefined {
	if (safety === "aggregate-only") return undefined;
	const endorsed: Finding = Number.isNaN(answer) ? "not-determinable" : answer > 0 ? "yes" : "no";
	const then = `${safety.contact}, within ${safety.withinHours} h`;
	const action =
		endorsed === "yes"
			? `She reports thoughts of harming herself: speak to her and assess risk now. Contact: ${then}.`
			: endorsed === "no"
				? `No thoughts of harming herself reported; if in doubt, contact: ${then}.`
				: `She left the item about harming herself out: ask her. Contact: ${then}.`;
	return { instrument, item: instrument === "epds" ? 10 : 9, answer, endorsed, path: safety, action };
}

/** Share of women who endorsed the item, after disclosure control. */
export interface SelfHarmShare {
	/** Percent of those who answered; null where it was suppressed. */
	readonly percent: number | null;
	/** 95 % interval (Wilson), worked out from rounded counts; undefined where suppressed. */
	readonly interval?: readonly [low: number, high: number];
	/** Women who answered, rounded; 0 where suppressed. */
	readonly n: number;
	readonly suppressed?: string;
}

/**
 * Share of women who endorsed an item about self-harm (any answer above 0), as an aggregate that passes disclosure control:
 * counts of 7 or fewer go out, the rest is rounded to 5.
 *
 * @param answers - Answers, 0 to 3, with the woman each is of; NaN is left out. Repeats of one woman count once, by her highest
 *   answer.
 * @throws InvalidInputError when an answer is no whole number from 0 to 3.
 *
 * Source: @quickening/disclosure, OpenSAFELY's rules.
 */
export function selfHarmShare(
	answers: readonly { readonly participantId: string; readonly answer: number }[],
	{ rules = openSafely }: { readonly rules?: DisclosureRules } = {},
): SelfHarmShare {
	const highest = new Map<string, number>();
	for (const { participantId, answer } of answers) {
		if (Number.isNaN(answer)) continue;
		if (!(Number.isInteger(answer) && answer >= 0 && answer <= 3))
			throw new InvalidInputError(
				"selfHarmShare: answer must be a whole number from 0 to 3, or NaN; got another, which is not shown",
				{
					code: "out-of-range",
					argument: "answer",
					received: "an answer about self-harm, which is not shown",
				},
			);
		highest.set(participantId, Math.max(answer, highest.get(participantId) ?? 0));
	}
	const nEvents = [...highest.values()].filter((answer) => answer > 0).length;
	const n = highest.size;
	if (n === 0) return { percent: null, n: 0, suppressed: "Nobody answered." };
	const { low, high } = wilsonInterval({ nEvents, n });
	const interval = { low: 100 * low, high: 100 * high, levelPercent: 95, method: "Wilson" };
	const { value, suppressed } = controlValue(
		"self-harm",
		{ value: (100 * nEvents) / n, unit: "%", digits: 1, n, interval },
		"percent",
		{ people: [...highest.keys()] },
		rules,
	);
	return {
		percent: value.value as number | null,
		...(value.value !== null && value.interval ? { interval: [value.interval.low, value.interval.high] as const } : {}),
		n: value.n,
		...(suppressed ? { suppressed } : {}),
	};
}
