import { InvalidInputError } from "@quickening/core";
import { contexts } from "../tables/visit.ts";

/** Where and how a reading was taken: a code of the column `context`. */
export type Context = keyof typeof contexts;

/**
 * Refuses readings of several contexts, unless the caller names them: home pressure lies some 10 mmHg below the same woman's in
 * the clinic, and a mean of both is of neither.
 *
 * @param found - The context of each row.
 * @param named - Contexts that the caller takes; undefined takes one, whichever it is.
 * @returns The contexts that are taken.
 * @throws InvalidInputError (code "contexts-mixed") where rows are of several and none was named, or a name is none.
 */
export function takenContexts(
	caller: string,
	found: Iterable<string | null>,
	named: readonly Context[] | undefined,
): ReadonlySet<string> {
	const unknown = named?.find((name) => !Object.hasOwn(contexts, name));
	if (unknown !== undefined || named?.length === 0) {
		throw new InvalidInputError(
			`${caller}: contexts must name some of ${Object.keys(contexts).join(", ")}; got ${unknown === undefined ? "none" : `"${unknown}"`}`,
			{ code: "contexts", argument: "contexts", received: named },
		);
	}
	if (named !== undefined) return new Set(named);
	const all = [...new Set(found)].filter((each) => each !== null).sort();
	if (all.length <= 1) return new Set(all);
	throw new InvalidInputError(
		`${caller}: readings must be of one context; got ${all.join(" and ")}. Name the one that is meant, contexts: ["${all[0]}"], or all that are, if a mixture is meant`,
		{ code: "contexts-mixed", argument: "contexts", received: all },
	);
}
