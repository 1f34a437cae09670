import { checkInRange, InvalidInputError, seededRandom, shuffle } from "@quickening/core";
import { type Examples, takeExamples } from "./examples.ts";

export interface SplitOptions {
	/** Share of the participants that is held out. Default 0.2. */
	readonly heldOutFraction?: number;
	/** Participants are drawn within each class of their most frequent outcome. Default true; for numbers and times say false. */
	readonly stratify?: boolean;
	readonly seed?: number | string;
}

/**
 * Two sets of examples without a participant in common, for early stopping.
 *
 * @throws InvalidInputError when there are fewer than 2 participants, or, stratified, fewer than 2 in a class.
 */
export function splitByParticipant(
	examples: Examples,
	{ heldOutFraction = 0.2, stratify = true, seed = 1 }: SplitOptions = {},
): { readonly training: Examples; readonly heldOut: Examples } {
	checkInRange("splitByParticipant", "heldOutFraction", heldOutFraction, 0.01, 0.99);
	const { participantIds, outcomes } = examples;
	const tallies = new Map<string, Map<number, number>>();
	for (let i = 0; i < participantIds.length; i++) {
		const tally = tallies.get(participantIds[i]) ?? new Map<number, number>();
		tally.set(outcomes[i], (tally.get(outcomes[i]) ?? 0) + 1);
		tallies.set(participantIds[i], tally);
	}
	const strata = new Map<number, string[]>();
	for (const [participant, tally] of tallies) {
		const [most] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
		const stratum = stratify ? most : 0;
		const members = strata.get(stratum) ?? [];
		members.push(participant);
		strata.set(stratum, members);
	}
	const random = seededRandom(seed);
	const out = new Set<string>();
	for (const [stratum, members] of [...strata].sort((a, b) => a[0] - b[0])) {
		if (members.length < 2) {
			throw new InvalidInputError(
				`splitByParticipant: examples must have at least 2 participants${stratify ? ` of class ${stratum}` : ""} to hold one out; got ${members.length}`,
				{ code: "too-short", argument: "examples", received: members.length },
			);
		}
		const nOut = Math.min(members.length - 1, Math.max(1, Math.round(members.length * heldOutFraction)));
		for (const member of shuffle(random, members).slice(0, nOut)) out.add(member);
	}
	const rows: [number[], number[]] = [[], []];
	for (let i = 0; i < participantIds.length; i++) rows[out.has(participantIds[i]) ? 1 : 0].push(i);
	return { training: takeExamples(examples, rows[0]), heldOut: takeExamples(examples, rows[1]) };
}
